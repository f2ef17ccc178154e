import { afterAll, beforeAll, expect, it } from 'vitest';
import { BadConfig, readConfig } from '../../server/config.ts';
import { LetterRefused } from '../../server/mail/port.ts';
import { createSmtpMailer } from '../../server/mail/smtp.ts';
import { type MailServer, startMailServer } from '../support/mailServer.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());

const mailer = () => createSmtpMailer({ url: server.url, from: 'Kantlijn <desk@example.org>' });
const letter = { to: 'sara@example.org', subject: 'Één dag', text: 'Geëindigd: drie punten.\nKlaar.' };

it('[R-MAIL-1] brings a letter to a mail server, under its own name and with a way to stop such letters', async () => {
  const settings = 'https://kantlijn.example.org/account';
  await mailer().send({ ...letter, id: 'digest.7', settings });
  const [got] = server.letters;
  expect([got?.to, got?.headers.get('subject'), got?.text.trim().replaceAll('\r\n', '\n')]).toEqual([
    ['sara@example.org'],
    letter.subject,
    letter.text,
  ]);
  expect(got?.headers.get('message-id')).toBe('<digest.7@example.org>');
  expect(got?.headers.get('list-unsubscribe')).toBe(`<${settings}>`);
  expect([got?.headers.get('from'), got?.headers.get('auto-submitted')]).toEqual([
    'Kantlijn <desk@example.org>',
    'auto-generated',
  ]);
});

it('[R-MAIL-1] says whether another try is of use, and neither whom nor what it was about', async () => {
  server.refuse(451, 550);
  const later = await mailer()
    .send(letter)
    .catch((error: unknown) => error);
  const never = await mailer()
    .send(letter)
    .catch((error: unknown) => error);
  const nobody = await createSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'a@example.org' })
    .send(letter)
    .catch((error: unknown) => error);
  for (const error of [later, never, nobody]) {
    expect(error).toBeInstanceOf(LetterRefused);
    expect(String(error)).not.toMatch(/sara|dag|punten/);
  }
  expect([later, never, nobody].map((error) => (error as LetterRefused).isFinal)).toEqual([false, true, false]);
});

it('[R-MAIL-1] cannot be made to write to a second address or to add a header', async () => {
  const before = server.letters.length;
  const send = (change: Partial<typeof letter>) => mailer().send({ ...letter, ...change });
  await send({ subject: 'Twee\r\nBcc: eve@example.org' });
  await send({ to: 'sara@example.org\r\nBcc: eve@example.org' }).catch(() => undefined);
  await send({ to: 'sara@example.org, eve@example.org' }).catch(() => undefined);
  for (const { to, headers } of server.letters.slice(before)) {
    expect([to.filter((each) => each.startsWith('eve')), headers.has('bcc')]).toEqual([[], false]);
  }
});

it('[R-MAIL-1] asks for both settings or neither', () => {
  const smtp = { SMTP_URL: 'smtps://name:word@mail.example.org', MAIL_FROM: 'Kantlijn <desk@example.org>' };
  expect(readConfig(smtp).mail).toEqual({ url: smtp.SMTP_URL, from: smtp.MAIL_FROM });
  expect(readConfig({}).mail).toBeNull();
  for (const wrong of [
    { SMTP_URL: smtp.SMTP_URL },
    { MAIL_FROM: smtp.MAIL_FROM },
    { ...smtp, SMTP_URL: 'https://x' },
  ]) {
    expect(() => readConfig(wrong)).toThrow(BadConfig);
  }
});
