/**
 * Passwords that a guesser tries first. A password that is nothing but such words, rows of keys, years and parts of the
 * person's own name is refused, and so is one of the 49,000 that leaks have most often, whatever digits and signs stand
 * around it; four words that have nothing to do with one another never are. The list lies in a package: nobody is asked.
 */
import { dictionary } from '@zxcvbn-ts/language-common';
import { once } from '../../shared/once.ts';

/** As leaks have them, the most frequent first. */
const LEAKED: readonly string[] = dictionary['passwords-common'];
/** So many of them are words that a guesser puts together, too. */
const MOST_FREQUENT = 3_000;
const SHORTEST_WORD = 4;

const COMMON = `
password passwort wachtwoord passw0rd pass login welcome welkom willkommen bienvenue letmein iloveyou ikhouvanjou
admin administrator root user guest test testing tester demo example default changeme secret geheim master access
monkey dragon princess prinses sunshine zonnetje shadow superman batman spiderman pokemon starwars starwar matrix
football voetbal baseball basketball hockey soccer tennis ajax feyenoord liverpool chelsea arsenal barcelona
summer winter spring autumn zomer herfst lente january february march april june july august september october november
december januari februari maart juni juli augustus oktober monday friday maandag vrijdag weekend holiday vakantie
amsterdam rotterdam utrecht denhaag holland nederland netherlands belgium belgie london paris berlin europa
computer laptop internet google facebook samsung apple microsoft windows android iphone netflix
michael jennifer jessica michelle daniel thomas robert jordan george andrew joshua charlie ashley hannah maggie
whatever trustno freedom hello hallo goodbye cheese kaas coffee koffie chocolate chocolade banana cookie pepper
ginger tigger buster soccer killer hunter ranger harley mustang ferrari mercedes corvette porsche diamond silver golden
flower bloem angel engel lovely liefde schatje lieverd knuffel beautiful forever family familie mother father
moeder vader baby babygirl money geld secure security qazwsx abcdef abcdefg abcdefgh abc azerty
`;

const NEWSROOM = `
newsroom newsdesk redactie editor editors redacteur redactrice eindredactie hoofdredacteur chief journalist journalism
journalistiek reporter verslaggever krant kranten dagblad newspaper nieuws news headline deadline kantlijn margin
article artikel column columnist press pers persbureau media story verhaal scoop frontpage voorpagina publish
publisher uitgever factcheck checker correspondent broadcast omroep radio magazine tijdschrift
`;

const WALKS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'qwertzuiop',
  'abcdefghijklmnopqrstuvwxyz',
];
const SHORTEST_WALK = 4;
/** Fewer letters than this beside what is guessed add nothing. */
const ENOUGH_LETTERS = 4;
/** A phrase of more guessed words than this is no guess any more. */
const MOST_WORDS = 3;

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

const listed = (words: string) => words.split(/\s+/).filter((word) => word !== '');

/** Every piece of a row of keys, there and back. */
function walks(): string[] {
  const rows = [...WALKS, ...WALKS.map((row) => [...row].reverse().join(''))];
  return rows.flatMap((row) =>
    Array.from({ length: row.length - SHORTEST_WALK + 1 }, (_, at) => at).flatMap((at) =>
      Array.from({ length: row.length - at - SHORTEST_WALK + 1 }, (_, more) =>
        row.slice(at, at + SHORTEST_WALK + more),
      ),
    ),
  );
}

const byLength = (a: string, b: string) => b.length - a.length;

/** What a guesser puts together, the longest first. */
function guessedWords(): string[] {
  const frequent = LEAKED.slice(0, MOST_FREQUENT).filter(
    (word) => word.length >= SHORTEST_WORD && /^\p{L}+$/u.test(word),
  );
  return [...new Set([...listed(COMMON), ...listed(NEWSROOM), ...frequent, ...walks()])].sort(byLength);
}

const lettersOf = (text: string) => text.replace(/\P{L}/gu, '');

/** What is left of the letters when guessed words are taken out, and how many different ones were. */
function withoutGuessed(letters: string, own: readonly string[]): { rest: string; words: number } {
  let rest = letters;
  let words = 0;
  for (const word of [...own, ...lists().guessed]) {
    if (!rest.includes(word)) continue;
    rest = rest.replaceAll(word, ' ');
    words += 1;
  }
  return { rest: lettersOf(rest), words };
}

/** The parts of a name or address that somebody who knows the person would try. */
function ownWords(person: { email: string; name: string }): string[] {
  const parts = `${person.name} ${person.email}`.toLowerCase().split(/[^\p{L}]+/u);
  return [...new Set(parts.filter((part) => part.length > 2))].sort(byLength);
}

/** What is left of a password without signs, and without the digits around it. */
const coreOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').replace(/^\p{N}+|\p{N}+$/gu, '');
/** A core that is shorter says little. */
const SHORTEST_CORE = 6;

/** Made for the first password: a server that starts has other things to do. */
const lists = once(() => ({
  guessed: guessedWords(),
  leakedCores: new Set(LEAKED.map(coreOf).filter((core) => core.length >= SHORTEST_CORE)),
}));

export function isGuessable(password: string, person: { email: string; name: string }): boolean {
  const folded = password.normalize('NFKC').toLowerCase();
  if (new Set(folded).size < 5 || lists().leakedCores.has(coreOf(folded))) return true;
  const plain = folded.replace(/[013457@$]/g, (sign) => LOOKALIKES[sign] ?? sign);
  return [folded, plain].some((text) => {
    const { rest, words } = withoutGuessed(lettersOf(text), ownWords(person));
    return rest.length < ENOUGH_LETTERS && words <= MOST_WORDS;
  });
}
