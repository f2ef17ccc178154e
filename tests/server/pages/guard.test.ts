import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Converter, createConverter } from '../../../server/convert/converter.ts';
import { PageRefused, type Reach, systemReach } from '../../../server/pages/guardedGet.ts';
import { createPages, type PageLimits } from '../../../server/pages/pages.ts';
import { html, redirect, startWebServer, type WebServer } from '../../support/webServer.ts';

let site: WebServer;
/** Nobody may ask it. */
let inside: WebServer;
let converter: Converter;
beforeAll(async () => {
  [site, inside] = await Promise.all([startWebServer(), startWebServer()]);
  converter = createConverter();
});
afterEach(() => {
  site.at.clear();
  site.requests.length = 0;
});
afterAll(async () => {
  await Promise.all([site.close(), inside.close(), converter.close()]);
});

const LOOPBACK = { address: '127.0.0.1', family: 4 };
/** By name the answers of the name service, one after the other; the last stays. */
function reachWith(names: Record<string, { address: string; family: number }[][]>): Reach & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    loopbackPorts: [site.port],
    async lookup(name) {
      asked.push(name);
      const answers = names[name];
      const answer = answers && answers.length > 1 ? answers.shift() : answers?.[0];
      if (!answer) throw new Error('ENOTFOUND');
      return answer;
    },
  };
}
async function faultOf(address: string, reach: Reach = systemReach([site.port]), limits?: PageLimits) {
  try {
    await createPages(reach, converter, limits).read(address);
    return 'read';
  } catch (error) {
    if (!(error instanceof PageRefused)) throw error;
    return error.code;
  }
}

describe('[R-FETCH-2] [S-44] the guard', () => {
  it.each([
    ['file:///etc/passwd', 'page.address'],
    ['ftp://example.org/', 'page.address'],
    ['javascript:alert(1)', 'page.address'],
    ['not an address', 'page.address'],
    ['http://user:secret@example.org/', 'page.address'],
    ['http://example.org:22/', 'page.address'],
    ['https://example.org:80/', 'page.address'],
    ['http://127.0.0.1/', 'page.internal'],
    ['http://2130706433/', 'page.internal'],
    ['http://0177.0.0.1/', 'page.internal'],
    ['http://0x7f.1/', 'page.internal'],
    ['http://0/', 'page.internal'],
    ['http://[::1]/', 'page.internal'],
    ['http://[::ffff:127.0.0.1]/', 'page.internal'],
    ['http://[::ffff:8.8.8.8]/', 'page.internal'],
    ['http://[fd00:ec2::254]/', 'page.internal'],
    ['http://169.254.169.254/latest/meta-data/', 'page.internal'],
    ['http://100.100.100.200/', 'page.internal'],
    ['https://10.0.0.1/', 'page.internal'],
    ['http://localhost/', 'page.internal'],
    ['http://nobody.invalid/', 'page.unreachable'],
  ])('%s: %s', async (address, fault) => {
    expect(await faultOf(address)).toBe(fault);
  });

  it('asks no other port of this machine than those that the settings name', async () => {
    expect(await faultOf(inside.url)).toBe('page.address');
    expect(inside.requests).toEqual([]);
  });

  it('lets a listed port be asked on this machine alone, never on another inside', async () => {
    const reach = reachWith({ 'site.test': [[{ address: '10.0.0.7', family: 4 }]] });
    expect(await faultOf(`http://site.test:${site.port}/`, reach)).toBe('page.internal');
  });

  it('refuses a name of whose addresses one lies inside', async () => {
    const reach = reachWith({ 'two.test': [[{ address: '93.184.216.34', family: 4 }, LOOPBACK]] });
    expect(await faultOf('http://two.test/', reach)).toBe('page.internal');
  });

  it('connects to the address that it checked: a name that leads elsewhere the next moment changes nothing', async () => {
    site.at.set('/', html('<title>Ours</title>'));
    const reach = reachWith({ 'rebinding.test': [[LOOPBACK], [{ address: '10.0.0.7', family: 4 }]] });
    const page = await createPages(reach, converter).read(`http://rebinding.test:${site.port}/`);
    expect([page.title, reach.asked]).toEqual(['Ours', ['rebinding.test']]);
    expect(site.requests[0]?.headers.host).toBe(`rebinding.test:${site.port}`);
    expect(await faultOf(`http://rebinding.test:${site.port}/`, reach)).toBe('page.internal');
    expect(site.requests).toHaveLength(1);
  });

  it('checks every redirect anew', async () => {
    for (const [path, location] of [
      ['/port', inside.url],
      ['/metadata', 'http://169.254.169.254/latest/'],
      ['/name', 'http://inside.test/'],
      ['/file', 'file:///etc/passwd'],
      ['/password', 'http://a:b@example.org/'],
    ] as const)
      site.at.set(path, redirect(location));
    const reach = reachWith({ 'inside.test': [[{ address: '192.168.1.1', family: 4 }]] });
    const faults = ['/port', '/metadata', '/name', '/file', '/password'].map((path) => faultOf(site.url + path, reach));
    expect(await Promise.all(faults)).toEqual([
      ...['page.address', 'page.internal', 'page.internal', 'page.address', 'page.address'],
    ]);
    expect(inside.requests).toEqual([]);
  });

  it('follows three redirects and no fourth', async () => {
    for (const n of [1, 2, 3, 4]) site.at.set(`/${n}`, redirect(`/${n - 1}`));
    site.at.set('/0', html('<title>There</title>'));
    expect(await createPages(systemReach([site.port]), converter).read(`${site.url}/3`)).toMatchObject({
      ...{ title: 'There', url: `${site.url}/0` },
    });
    expect(await faultOf(`${site.url}/4`)).toBe('page.redirects');
  });
});

describe('[R-FETCH-3] [S-44] the request', () => {
  it('says nothing of who asks', async () => {
    site.at.set('/from', redirect('/'));
    site.at.set('/', html('<title>x</title>', { 'set-cookie': 'a=b' }));
    await faultOf(`${site.url}/from`);
    const names = site.requests.map(({ headers }) => Object.keys(headers).sort());
    const told = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'];
    expect(names).toEqual([told, told]);
  });

  it('ends when a page comes by drops, or not at all', async () => {
    site.at.set('/silent', () => undefined);
    site.at.set('/drip', (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write('<p>'), 5);
      response.on('close', () => clearInterval(drip));
    });
    const limits = { totalMs: 250, bytes: 512 * 1024 };
    const reach = systemReach([site.port]);
    expect(await faultOf(`${site.url}/silent`, reach, limits)).toBe('page.slow');
    expect(await faultOf(`${site.url}/drip`, reach, limits)).toBe('page.slow');
    const never = { ...reach, lookup: () => new Promise<never>(() => undefined) };
    expect(await faultOf(`http://slow.test:${site.port}/`, never, limits)).toBe('page.slow');
  });

  it('is unreachable where nobody answers, and says what a server answers that says no', async () => {
    const gone = await startWebServer();
    await gone.close();
    expect(await faultOf(gone.url, systemReach([gone.port]))).toBe('page.unreachable');
    expect(await faultOf(`${site.url}/nothing`)).toBe('page.status');
  });
});
