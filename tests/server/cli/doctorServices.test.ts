/** `doctor` beside the real PostgreSQL, Redis, mail server and sign-on provider of an installation. */
import { afterAll, expect, it } from 'vitest';
import { diagnose } from '../../../server/cli/doctor.ts';
import { readConfig } from '../../../server/config.ts';
import { openTestApp } from '../../support/app.ts';
import { startMailServer } from '../../support/mailServer.ts';
import { newDatabase } from '../../support/postgres.ts';
import { startRedis } from '../../support/redisServer.ts';
import { CLIENT, startSignOnProvider } from '../../support/signOnProvider.ts';

const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

/** What is said of these, by what it is about. */
async function found(env: Record<string, string>) {
  const findings = await diagnose(() => readConfig(env), {});
  return Object.fromEntries(findings.map((finding) => [finding.about, finding]));
}

it('[R-CLI-7] finds an installation of many nodes well, and tells what of it is gone', async () => {
  const url = await newDatabase();
  const app = await openTestApp({ env: { DATABASE_URL: url } });
  ends.push(() => app.close());
  const editor = await app.person('Ed', 'editor');
  const content = 'De kop\n\nEen zin.';
  await editor.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content });
  const redis = await startRedis();
  ends.push(() => redis.stop());
  const told = await found({ DATABASE_URL: url, REDIS_URL: redis.url });
  expect(Object.values(told).filter(({ state }) => state === 'fail')).toEqual([]);
  expect(told['store']?.words).toMatch(/^PostgreSQL \d+.*fsync=on, synchronous_commit=on, full_page_writes=on/);
  expect([told['texts']?.words, told['clock']?.words]).toEqual([
    '1 texts, each as its log makes it',
    'agrees with PostgreSQL’s',
  ]);
  expect(told['Redis']).toMatchObject({ state: 'ok', words: expect.stringContaining('answers within') });
  await redis.kill();
  expect((await found({ DATABASE_URL: url, REDIS_URL: redis.url }))['Redis']?.state).toBe('warn');
  expect((await found({ DATABASE_URL: `${url}_gone` }))['store']?.state).toBe('fail');
});

it('[R-CLI-7] greets the mail server and the sign-on provider, and tells where either does not answer', async () => {
  const mail = await startMailServer();
  const provider = await startSignOnProvider('http://127.0.0.1:3000/api/auth/sign-on/callback');
  const env = {
    ...{ DATA_DIR: '/nonexistent', SMTP_URL: mail.url, MAIL_FROM: 'Kantlijn <desk@example.org>' },
    ...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    OIDC_ROLES: 'chiefs=newsroom:chief',
  };
  const told = await found(env);
  expect([told['mail']?.state, told['sign-on']?.state, mail.letters]).toEqual(['ok', 'ok', []]);
  await mail.stop();
  await provider.stop();
  const later = await found(env);
  expect([later['mail']?.state, later['sign-on']?.state]).toEqual(['warn', 'warn']);
});
