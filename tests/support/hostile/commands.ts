/** Commands that are not to be decided, each with the code of its refusal. */
import { randomUUID } from 'node:crypto';
import type { Role } from '../../../shared/permissions.ts';
import type { Attempt, Siege } from './siege.ts';

type Body = Record<string, unknown> | string;

interface Asked {
  role?: Role;
  /** Article in the address; the siege's own, unless it says otherwise. */
  at?: (siege: Siege) => Promise<string>;
}

async function decide(siege: Siege, article: string, body: Body, role: Role): Promise<string> {
  const { token } = await siege.person(`Eve${role}`, role);
  const response = await fetch(`${siege.url}/api/v1/articles/${article}/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { code } = (await response.json()) as { code?: string };
  return code ?? String(response.status);
}

function command(what: string, named: string, body: () => Body, { role = 'chief', at }: Asked = {}): Attempt {
  return {
    ...{ what, named },
    run: async (siege) => decide(siege, (await at?.(siege)) ?? siege.article, body(), role),
  };
}
const thread = (more: object = {}) => ({
  ...{ id: randomUUID(), type: 'thread.open', annotation: randomUUID(), text: 'Klopt dit?' },
  ...{ target: { quote: { exact: 'Kop van het stuk' } }, ...more },
});
const about = (type: string, more: object = {}) => ({ id: randomUUID(), type, annotation: randomUUID(), ...more });
const quote = (exact: string, more: object = {}) => thread({ target: { quote: { exact, ...more } } });
const range = (start: string, end = start) => thread({ target: { range: { start, end } } });
const claim = (more: object = {}) => ({ ...thread({ type: 'claim.open', tag: 'd', ...more }), text: undefined });
const evidence = (more: object) =>
  about('evidence.add', {
    evidence: { id: randomUUID(), relation: 'supports', kind: 'webpage', title: 'x', tier: 'primary', ...more },
  });
const MEGABYTE = 'a'.repeat(1024 * 1024);
const LONG = 'a'.repeat(30_000);

const SHAPES: Attempt[] = [
  command('a command of no type', 'body.invalid', () => ({ id: randomUUID() })),
  command('a command of an unknown type', 'body.invalid', () => about('claim.forge')),
  command('a command named __proto__', 'body.invalid', () => about('__proto__')),
  command('a list of commands', 'body.invalid', () => JSON.stringify([thread(), thread()])),
  command('an id that is no id', 'body.invalid', () => thread({ id: '../../x' })),
  command('an id that is a list', 'body.invalid', () => thread({ id: [randomUUID()] })),
  command('an author of its own', 'body.invalid', () => thread({ actor: 'Ben' })),
  command('a time of its own', 'body.invalid', () => thread({ at: '1970-01-01T00:00:00Z' })),
  command('a number of its own', 'body.invalid', () => thread({ seq: 1 })),
  command('a prototype', 'body.invalid', () => JSON.stringify(thread()).replace('{', '{"__proto__":{"role":"chief"},')),
  command('NUL in a comment', 'body.invalid', () => thread({ text: 'a\0b' })),
  command('half a character in a comment', 'body.invalid', () => thread({ text: 'a\ud83d' })),
  command('a comment of nothing', 'body.invalid', () => thread({ text: ' \u2028\n ' })),
  command('a verdict that is none', 'body.invalid', () => about('claim.tick', { verdict: 'true' })),
  command('a tag that is none', 'tag.unknown', () => claim({ tag: 'z' })),
  command('a tag named __proto__', 'body.invalid', () => claim({ tag: '__proto__' })),
  command('a source that is a script', 'body.invalid', () => evidence({ url: 'javascript:alert(1)' })),
  command('a source that is a file', 'body.invalid', () => evidence({ url: 'file:///etc/passwd' })),
  command('a size that is negative', 'body.invalid', () =>
    evidence({ file: { hash: 'a'.repeat(64), name: 'x', size: -1, type: 'x' } }),
  ),
  command('a size past 2^53', 'body.invalid', () =>
    evidence({ file: { hash: 'a'.repeat(64), name: 'x', size: 2 ** 60, type: 'x' } }),
  ),
];

/** Text fields, each with a megabyte and with what only its own bound stops. */
const FIELDS: [what: string, body: (text: string) => Body][] = [
  ['comment', (text) => thread({ text })],
  ['quote', (text) => quote(text)],
  ['words before a quote', (text) => quote('Kop', { prefix: text })],
  ['range', (text) => range(text)],
  ['reason', (text) => about('claim.drop', { reason: text })],
  ['note', (text) => about('claim.note', { text })],
  ['wording', (text) => ({ ...thread({ type: 'suggestion.make' }), text })],
  ['title of evidence', (text) => evidence({ title: text })],
  ['excerpt of evidence', (text) => evidence({ excerpt: text })],
  ['method of evidence', (text) => evidence({ method: text })],
  ['name of a blocker', (text) => ({ id: randomUUID(), type: 'clearance.waive', blocker: text, reason: 'x' })],
];
const LENGTHS = FIELDS.flatMap(([what, body]): Attempt[] => [
  command(`a megabyte as ${what}`, 'body.tooLarge', () => body(MEGABYTE)),
  command(`30,000 characters as ${what}`, 'body.invalid', () => body(LONG)),
]);

const PLACES: Attempt[] = [
  command('a quote that is not there', 'target.absent', () => quote('Dit staat er nergens')),
  command('a quote that is there twice', 'target.ambiguous', () => quote('over de haven')),
  command('a quote of one space', 'target.absent', () => quote(' ')),
  command('a range of nowhere', 'target.absent', () => range('AAAA')),
  command('a range of another root', 'target.absent', () => range('AQVub3Rlcw==')),
  command('a range of a client that never wrote', 'target.absent', () => range('AAHAxAcFAA==')),
  command('a range that is not base64', 'target.absent', () => range('!!!!')),
  command('a range past 2^53', 'target.absent', () => range('AP///////////wH///////////8B')),
  command('a thread that is not there', 'annotation.unknown', () =>
    about('thread.reply', { comment: randomUUID(), text: 'x' }),
  ),
  command('a claim that is not there', 'annotation.unknown', () => about('claim.tick', { verdict: 'confirmed' })),
  command('a session that is not there', 'checkroom.unknown', () => ({
    id: randomUUID(),
    type: 'session.reveal',
    session: randomUUID(),
  })),
];

const RIGHTS: Attempt[] = [
  command('a viewer’s comment', 'role.insufficient', () => thread(), { role: 'viewer' }),
  command('a commenter’s claim', 'role.insufficient', () => claim(), { role: 'commenter' }),
  command('an editor’s clearance', 'role.insufficient', () => ({ id: randomUUID(), type: 'clearance.clear' }), {
    role: 'editor',
  }),
  command('a command to an article of no desk of theirs', 'article.unknown', () => thread(), {
    at: async () => randomUUID(),
  }),
  {
    what: 'a command about another article’s thread',
    named: 'annotation.unknown',
    async run(siege) {
      const other = await siege.desk.article('Een ander stuk.');
      const opening = thread({ target: { quote: { exact: 'ander stuk' } } });
      const opened = await decide(siege, other, opening, 'chief');
      const { annotation } = opening as unknown as { annotation: string };
      const reply = { ...about('thread.reply', { comment: randomUUID(), text: 'x' }), annotation };
      return opened === '200' ? decide(siege, siege.article, reply, 'chief') : opened;
    },
  },
  {
    what: 'another person’s command, sent again',
    named: 'command.foreign',
    async run(siege) {
      const other = await siege.desk.article('Een ander stuk.');
      const opening = thread({ target: { quote: { exact: 'ander stuk' } } });
      const first = await decide(siege, other, opening, 'chief');
      return first === '200' ? decide(siege, other, opening, 'editor') : first;
    },
  },
  {
    what: 'more commands than anybody sends',
    named: 'command.tooMany',
    async run(siege) {
      const other = await siege.desk.article('Een ander stuk.');
      const reply = () => about('thread.reply', { comment: randomUUID(), text: 'x' });
      const flood = Array.from({ length: 800 }, () => decide(siege, other, reply(), 'chief'));
      const names = new Set(await Promise.all(flood));
      names.delete('annotation.unknown');
      return [...names].join(' ');
    },
  },
];

export const COMMANDS: readonly Attempt[] = [...SHAPES, ...LENGTHS, ...PLACES, ...RIGHTS];
