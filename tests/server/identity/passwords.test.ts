import { describe, expect, it } from 'vitest';
import { createPasswordHasher, passwordFault } from '../../../server/identity/passwords.ts';

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
});
