import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { createPasswordHasher, passwordFault } from '../../../server/identity/passwords.ts';
import { countHashes } from '../../support/hashes.ts';

const odile = { name: 'Odile van der Berg', email: 'o.vanderberg@dagblad.example' };

describe('a password', () => {
  it.each([
    ['elf tekens', 'password.tooShort'],
    ['x'.repeat(257), 'password.tooLong'],
    ['aaaaaaaaaaaaaaa', 'password.guessable'],
    ['123456789012', 'password.guessable'],
    ['2026-11-23 2027', 'password.guessable'],
    ['password1234', 'password.guessable'],
    ['P@ssw0rd!2026', 'password.guessable'],
    ['Welkom2026!!', 'password.guessable'],
    ['wachtwoordwachtwoord', 'password.guessable'],
    ['Redactie-2026-!', 'password.guessable'],
    ['newsroomdeadline', 'password.guessable'],
    ['kantlijn12345', 'password.guessable'],
    ['qwertyuiop123', 'password.guessable'],
    ['poiuytrewq!!!', 'password.guessable'],
    ['1qaz asdfghjkl', 'password.guessable'],
    ['OdileVanDerBerg1', 'password.guessable'],
    ['vanderberg-2026', 'password.guessable'],
    ['dagblad.example', 'password.guessable'],
    ['websolutions', 'password.guessable'],
    ['2026 Finalfantasy!', 'password.guessable'],
    ['q1w2e3r4t5y6', 'password.guessable'],
    ['q1w2-e3r4-t5y6', 'password.guessable'],
    ['horse-computer', 'password.guessable'],
    ['a margin line of one’s own', null],
    ['correct horse battery staple', null],
    ['dragon monkey sunshine princess', null],
    ['vier fietsen in de gracht', null],
    ['密码是一个很长的句子不容易猜', null],
    ['Gx7-qpLz-93Vt', null],
  ])('[R-PEOPLE-5] [S-14] %j: %s', (password, fault) => {
    expect(passwordFault(password, odile)).toBe(fault);
  });

  it('[R-PEOPLE-4] [S-13] is kept as argon2id with its own salt, whole and unchanged', async () => {
    const { hash, verify } = createPasswordHasher();
    const password = `${'é'.repeat(200)} end`;
    const [one, two] = await Promise.all([hash(password), hash(password)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    const answers = [password, `${'é'.repeat(200)} enD`, password.normalize('NFD'), 'x'.repeat(999)].map((tried) =>
      verify({ hash: one, password: tried }),
    );
    expect(await Promise.all(answers)).toEqual([true, false, false, false]);
    expect(await verify({ hash: 'plain', password: 'plain' })).toBe(false);
  });

  it('[S-14] that leaks have is refused, however it is dressed up', () => {
    const long = dictionary['passwords-common'].filter((each) => /\p{L}.{4,}\p{L}/u.test(each) && each.length >= 10);
    const dressed = long.flatMap((each) => [
      `${each}!!`,
      `12${each.toUpperCase()}`,
      `${each.slice(0, 5)}-${each.slice(5)}`,
    ]);
    const open = dressed.filter((each) => each.length >= 12 && passwordFault(each, odile) === null);
    expect([long.length > 1_000, open]).toEqual([true, []]);
  });

  it('[S-17] is hashed two at a time, however many sign in, and the event loop goes on', async () => {
    const { verify } = createPasswordHasher();
    const hashes = countHashes();
    const { promise: done, resolve } = Promise.withResolvers<void>();
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns += 1;
      if (isDone) resolve();
      else setImmediate(turn);
    };
    setImmediate(turn);
    await Promise.all(Array.from({ length: 24 }, () => verify({ hash: '', password: 'not this one' })));
    isDone = true;
    await done;
    hashes.stop();
    expect([hashes.begun(), hashes.most(), turns > 24]).toEqual([24, 2, true]);
  });
});
