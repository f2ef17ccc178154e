import { describe, expect, it } from 'vitest';
import { createThrottle } from '../../../server/identity/throttle.ts';
import { clientAddressBehind } from '../../../server/transport/http/clientAddress.ts';

const MINUTE = 60_000;

function failing(times: number, account = 'a@x', address = '10.0.0.1') {
  let now = 0;
  const throttle = createThrottle(() => now);
  for (let n = 0; n < times; n += 1) throttle.failed(account, address);
  return { throttle, pass: (ms: number) => (now += ms) };
}

describe('the throttle', () => {
  it('[R-PEOPLE-6] [S-16] lets ten failures by, then asks for the rest of the quarter of an hour', () => {
    expect(failing(9).throttle.waitFor('a@x', '10.0.0.1')).toBe(0);
    const { throttle, pass } = failing(10);
    pass(5 * MINUTE);
    expect(throttle.waitFor('A@X', '10.0.0.1')).toBe(600);
    pass(10 * MINUTE);
    expect(throttle.waitFor('a@x', '10.0.0.1')).toBe(0);
  });

  it('[R-PEOPLE-6] [S-16] locks nobody out from elsewhere, and no other account', () => {
    const { throttle } = failing(50);
    expect([throttle.waitFor('a@x', '10.0.0.2'), throttle.waitFor('b@x', '10.0.0.1')]).toEqual([0, 0]);
  });

  it('[R-PEOPLE-6] [S-16] counts a network that tries many accounts, an IPv6 one by its first half', () => {
    const { throttle } = failing(0);
    for (let n = 0; n < 100; n += 1) throttle.failed(`${n}@x`, `2001:db8:0:1::${n.toString(16)}`);
    expect(throttle.waitFor('new@x', '2001:db8:0:1:ffff::1')).toBeGreaterThan(0);
    expect(throttle.waitFor('new@x', '2001:db8:0:2::1')).toBe(0);
  });

  it('[R-PEOPLE-6] forgets the failures of who got in', () => {
    const { throttle } = failing(9);
    throttle.succeeded('a@x', '10.0.0.1');
    throttle.failed('a@x', '10.0.0.1');
    expect(throttle.waitFor('a@x', '10.0.0.1')).toBe(0);
  });
});

describe('the address of a client', () => {
  it.each([
    [[], '10.0.0.1', '1.2.3.4', '10.0.0.1'],
    [['127.0.0.1'], '10.0.0.1', '1.2.3.4', '10.0.0.1'],
    [['10.0.0.0/8'], '10.0.0.1', '1.2.3.4', '1.2.3.4'],
    [['10.0.0.0/8'], '10.0.0.1', '6.6.6.6, 1.2.3.4', '1.2.3.4'],
    [['10.0.0.0/8'], '10.0.0.1', '6.6.6.6, 1.2.3.4, 10.9.9.9', '1.2.3.4'],
    [['127.0.0.1', '::1'], '::ffff:127.0.0.1', '2001:db8::1', '2001:db8::1'],
    [['127.0.0.1'], '127.0.0.1', 'not an address', '127.0.0.1'],
    [['127.0.0.1'], '127.0.0.1', '', '127.0.0.1'],
    [['127.0.0.1'], '', '1.2.3.4', ''],
  ])('[R-PEOPLE-12] [S-16] behind %j, from %s saying %j, is %s', (proxies, remote, forwarded, wanted) => {
    expect(clientAddressBehind(proxies)(remote, forwarded)).toBe(wanted);
  });
});
