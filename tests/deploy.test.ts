/** What stands in deploy/ fits the server: its settings, its ports, its files. No container engine is needed to see that. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../server/config.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Names of the settings that the server knows. */
const SETTINGS = [...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): z/gm)].map(([, name]) => name ?? '');
const MAIN = 'dist/server/cli/main.js';

interface Service {
  image?: string;
  environment?: Record<string, string>;
  networks: string[];
  ports?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  volumes?: string[];
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean; ipam?: { config: { subnet: string }[] } }>;
}
const compose = parse(read('deploy/compose.yaml')) as Compose;
const env = Object.fromEntries(
  read('deploy/compose.env.example')
    .matchAll(/^([A-Z_]+)=(.*)$/gm)
    .map(([, name, value]) => [name, value]),
);

/** `${NAME:?why}` filled in as somebody would. */
const filled = (text: string) => text.replace(/\$\{(\w+)[^}]*\}/g, (_all, name: string) => env[name] || 'x'.repeat(48));

it('[R-CLI-9] the compose file gives the server settings that it knows, and that fit', () => {
  const given = compose.services['app']?.environment ?? {};
  expect(Object.keys(given).filter((name) => !SETTINGS.includes(name))).toEqual([]);
  const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, filled(value)]));
  const config = readConfig(values);
  expect([config.publicUrl, config.redisUrl]).toEqual(['https://kantlijn.example.org', 'redis://redis']);
  expect(config.trustedProxies).toEqual(compose.networks['outside']?.ipam?.config.map(({ subnet }) => subnet));
  const asked = [...read('deploy/compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
  expect(asked.filter((name) => !(name ?? '' in env))).toEqual([]);
});

it('[R-CLI-9] only the proxy is reached from outside, the data from inside alone, and the server may write nowhere', () => {
  const { services, networks } = compose;
  expect(Object.keys(services).filter((name) => services[name]?.ports)).toEqual(['caddy']);
  expect(networks['inside']?.internal).toBe(true);
  for (const name of ['postgres', 'redis']) expect(services[name]?.networks).toEqual(['inside']);
  expect(services['app']).toMatchObject({
    ...{ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] },
  });
  expect(services['app']?.volumes).toBeUndefined();
});

it('[R-CLI-9] the image runs what was packed, as nobody in particular, without what builds it', () => {
  const [, last = ''] = read('deploy/Dockerfile').split(/^FROM (?=node:26-bookworm-slim$)/m);
  const set = Object.fromEntries(
    [...(/^ENV (.*)$/m.exec(last)?.[1]?.matchAll(/(\w+)=(\S+)/g) ?? [])].map(([, name, value]) => [name, value]),
  );
  expect(Object.keys(set).filter((name) => name !== 'NODE_ENV' && !SETTINGS.includes(name))).toEqual([]);
  expect(last).toMatch(/^USER kantlijn$/m);
  expect(last).toContain('--mode=0700');
  expect(last).toContain('--omit=dev');
  expect(last).toContain(`node_modules/kantlijn/${MAIN}`);
  expect(/^EXPOSE (\d+)$/m.exec(last)?.[1]).toBe(set['PORT']);
  expect(last).toContain('/readyz');
  const kept = read('deploy/Dockerfile.dockerignore').split('\n');
  expect([kept[0], kept.includes('!tests'), kept.includes('!.git')]).toEqual(['**', false, false]);
});

it('[R-CLI-9] the proxy leads to the port of the server, under the name that compose gives it, and WebSockets last', () => {
  const caddy = read('deploy/Caddyfile');
  expect([...caddy].filter((sign) => sign === '{').length).toBe([...caddy].filter((sign) => sign === '}').length);
  expect(caddy).toMatch(/^\{\$SITE\} \{$/m);
  expect(compose.services['caddy']?.environment).toHaveProperty('SITE');
  const [, name = '', port] = /dynamic a (\w+) (\d+)/.exec(caddy) ?? [];
  expect([name in compose.services, port]).toEqual([true, String(readConfig({}).port)]);
  expect(caddy).not.toMatch(/timeout \d/);
});

it('[R-CLI-9] the unit sets settings that the server knows, ends it in time, and lets it near nothing else', () => {
  const unit = read('deploy/kantlijn.service');
  const set =
    /^Environment=(.*)$/m
      .exec(unit)?.[1]
      ?.split(' ')
      .map((each) => each.split('=')[0] ?? '') ?? [];
  expect(set.filter((name) => name !== 'NODE_ENV' && !SETTINGS.includes(name))).toEqual([]);
  expect(unit).toContain(`/node_modules/node/bin/node /opt/kantlijn/node_modules/kantlijn/${MAIN} start`);
  for (const line of [
    'User=kantlijn',
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'PrivateTmp=yes',
    'PrivateDevices=yes',
    'CapabilityBoundingSet=',
    'StateDirectoryMode=0700',
    'UMask=0077',
    'SystemCallFilter=@system-service',
  ]) {
    expect(unit.split('\n')).toContain(line);
  }
});

it('[R-CLI-8] a package holds the built client and the compiled server, starts by one command, and needs nothing that builds it', () => {
  const manifest = JSON.parse(read('package.json')) as {
    bin: Record<string, string>;
    files: string[];
    dependencies: Record<string, string>;
  };
  expect(manifest.bin).toEqual({ kantlijn: 'dist/server/cli/launch.js' });
  expect(manifest.files.filter((path) => /test|src|\.git|^server|^client|^shared/.test(path))).toEqual([]);
  for (const tool of ['vite', 'typescript', '@vitejs/plugin-react'])
    expect(manifest.dependencies).not.toHaveProperty(tool);
});
