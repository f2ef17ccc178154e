import { describe, expect, it } from 'vitest';
import { createAddresses, isOpenToTheNetwork, listensUnnamed } from '../../../server/addresses.ts';
import { BadConfig, readConfig } from '../../../server/config.ts';

describe('settings', () => {
  it.each([
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'kantlijn.example.org'],
    ['PUBLIC_URL', 'https://example.org/kantlijn'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['AUTH_SECRET', 'short'],
    ['METRICS_TOKEN', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['TRUSTED_PROXIES', 'my-proxy'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1,'],
  ])('[R-CLI-5] %s=%s is refused by its name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(BadConfig);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: .{10}`));
  });

  it('[R-CLI-5] that are empty count as unset, and all that are wrong are named at once', () => {
    const config = readConfig({ PORT: '', PUBLIC_URL: '', TRUSTED_PROXIES: '' });
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      trustedProxies: [],
      logLevel: 'info',
    });
    expect(readConfig({ TRUSTED_PROXIES: '127.0.0.1, fd00::/8' }).trustedProxies).toEqual(['127.0.0.1', 'fd00::/8']);
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT: .*\nLOG_LEVEL: /);
  });
});

describe('the addresses of a server', () => {
  const of = (env: Record<string, string>) => createAddresses(readConfig(env));

  it.each([
    [{}, 'http://127.0.0.1:3000', true],
    [{}, 'http://localhost:3000', true],
    [{}, 'http://localhost:3001', false],
    [{}, 'https://127.0.0.1:3000', false],
    [{ HOST: '0.0.0.0' }, 'http://192.168.1.5:3000', false],
    [{ HOST: '192.168.1.5' }, 'http://192.168.1.5:3000', true],
    [{ PUBLIC_URL: 'https://desk.example' }, 'https://desk.example', true],
    [{ PUBLIC_URL: 'https://desk.example' }, 'https://desk.example:444', false],
    [{ PUBLIC_URL: 'https://desk.example' }, 'https://evil.desk.example', false],
    [{ PUBLIC_URL: 'https://desk.example' }, 'http://127.0.0.1:3000', false],
    [{}, 'null', false],
  ])('[R-HTTP-2] [S-1] [S-4] with %j, the origin %s is its own: %s', (env, origin, isOwn) => {
    expect(of(env as Record<string, string>).ownOrigin(origin)).toBe(isOwn);
  });

  it.each([
    [{}, false],
    [{ HOST: '0.0.0.0' }, true],
    [{ HOST: '::' }, true],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://desk.example' }, false],
  ])('with %j, others can reach it under an address that it does not know: %s', (env, isUnnamed) => {
    expect(listensUnnamed(readConfig(env as Record<string, string>))).toBe(isUnnamed);
  });

  it.each([
    [{}, false],
    [{ HOST: 'localhost' }, false],
    [{ HOST: '127.0.0.2' }, false],
    [{ HOST: '::1' }, false],
    [{ HOST: '0.0.0.0' }, true],
    [{ HOST: '::' }, true],
    [{ HOST: '192.168.1.5' }, true],
    [{ HOST: 'desk.example' }, true],
    [{ HOST: '127.desk.example' }, true],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://desk.example' }, false],
    [{ HOST: '127.0.0.1', PUBLIC_URL: 'https://desk.example' }, false],
    [{ HOST: '127.0.0.1', PUBLIC_URL: 'http://desk.example' }, true],
    [{ PUBLIC_URL: 'http://127.0.0.1:8080' }, false],
    [{ PUBLIC_URL: 'http://[::1]:8080' }, false],
    [{ PUBLIC_URL: 'http://127.0.0.1.desk.example' }, true],
  ])('[S-7] with %j, that people come in the clear is said at the start: %s', (env, isSaid) => {
    expect(isOpenToTheNetwork(readConfig(env as Record<string, string>))).toBe(isSaid);
  });

  it('follow the port that the system chose, and leave the slash out', () => {
    const addresses = of({ PORT: '0', HOST: '0.0.0.0' });
    addresses.listening(4321);
    expect([addresses.publicUrl(), addresses.ownOrigin('http://[::1]:4321')]).toEqual(['http://127.0.0.1:4321', true]);
    expect(of({ PUBLIC_URL: 'https://desk.example/' }).publicUrl()).toBe('https://desk.example');
  });
});
