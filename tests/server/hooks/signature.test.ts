import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { secretOf, signedHeaders } from '../../../server/hooks/signature.ts';

it('[R-HOOK-2] signs id, moment and body under the secret of the hook', () => {
  // The example of the Standard Webhooks specification.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const body = '{"test": 2432232314}';
  const headers = signedHeaders(secret, { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body });
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('[R-HOOK-2] has another secret for each hook, salt and installation', () => {
  const of = (installation: string, id: string, salt: string) => secretOf(installation, { id, salt });
  const secrets = [of('a', 'h', 's'), of('b', 'h', 's'), of('a', 'i', 's'), of('a', 'h', 't')];
  expect(new Set(secrets).size).toBe(4);
  expect(of('a', 'h', 's')).toBe(secrets[0]);
  expect(secrets[0]).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  // As a receiver does it.
  const key = Buffer.from(secrets[0]?.slice(6) ?? '', 'base64');
  const { 'webhook-signature': signature } = signedHeaders(secrets[0] ?? '', { id: 'm', timestamp: 7, body: 'ë' });
  expect(signature).toBe(`v1,${createHmac('sha256', key).update('m.7.ë').digest('base64')}`);
});
