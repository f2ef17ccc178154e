import { describe, expect, it } from 'vitest';
import { decide } from '../../server/domain/decide.ts';
import { eventHash, GENESIS_HASH } from '../../shared/ledger/chain.ts';
import { type Command, command } from '../../shared/ledger/command.ts';
import type { EventBody, LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import { emptyLedger, type LedgerState } from '../../shared/ledger/state.ts';
import { ROLES, type Role } from '../../shared/permissions.ts';
import { factsWith } from '../support/facts.ts';
import { commands } from '../support/openArticle.ts';

const uuid = (digit: number) => `00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;
const [OPEN, DONE, EMPTY, FIRST, SECOND, GONE] = [1, 2, 3, 11, 12, 13].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const [CLAIM, DROPPED] = [uuid(4), uuid(5)];
const [WORDING, SETTLED] = [uuid(6), uuid(7)];
const facts = factsWith();

/** Ann opened three threads; Bob answered in the first; the second is resolved; of the third nothing is left. */
const BODIES: [actor: string, EventBody][] = [
  ['ann', { type: 'thread.opened', annotation: OPEN, comment: FIRST, text: 'Why?', passages: [] }],
  ['bob', { type: 'thread.replied', annotation: OPEN, comment: SECOND, text: 'Because.' }],
  ['ann', { type: 'thread.opened', annotation: DONE, comment: uuid(14), text: 'Typo', passages: [] }],
  ['ann', { type: 'thread.resolved', annotation: DONE, outcome: 'done' }],
  ['ann', { type: 'thread.opened', annotation: EMPTY, comment: GONE, text: 'Never mind', passages: [] }],
  ['ann', { type: 'comment.deleted', annotation: EMPTY, comment: GONE }],
  ['ann', { type: 'thread.replied', annotation: OPEN, comment: uuid(15), text: 'Hm' }],
  ['ann', { type: 'comment.deleted', annotation: OPEN, comment: uuid(15) }],
  ['ann', { type: 'claim.opened', annotation: CLAIM, tag: 'g', passages: [] }],
  ['ann', { type: 'claim.opened', annotation: DROPPED, tag: 'g', passages: [] }],
  ['ann', { type: 'claim.dropped', annotation: DROPPED }],
  ['ann', { type: 'suggestion.made', annotation: WORDING, passages: [], was: 'words', text: 'a word' }],
  ['ann', { type: 'suggestion.made', annotation: SETTLED, passages: [], was: 'words', text: 'a word' }],
  ['bob', { type: 'suggestion.declined', annotation: SETTLED }],
];
const [CLAIM_OPEN, CLAIM_TAG, CLAIM_DROP] = ['claim.open', 'claim.tag', 'claim.drop'] as const;
const CLAIM_ADD = 'claim.addPassage';
const QUOTED = { quote: { exact: 'words' } };

function stateOf(bodies: typeof BODIES): LedgerState {
  let hash = GENESIS_HASH;
  const events = bodies.map(([actor, body], index): LedgerEvent => {
    const unhashed = { ...body, seq: index + 1, command: `k${index}`, actor, at: '2026-01-01T00:00:00.000Z' };
    hash = eventHash(hash, unhashed);
    return { ...unhashed, hash };
  });
  return evolveAll(emptyLedger(), events);
}
const state = stateOf(BODIES);

function outcome(asked: Command, person: string, role: Role, known: ReturnType<typeof factsWith> = facts): string {
  const decision = decide(state, command.parse(asked), { person, role }, known);
  if ('refusal' in decision) return `${decision.refusal.status} ${decision.refusal.code}`;
  return decision.events.map((event) => event.type).join(' + ') || 'nothing';
}

const DENIED = '403 role.insufficient';
const BY_ROLE: [string, Command, person: string, Record<Role, string>][] = [
  ['opens a thread', commands.open('words'), 'cas', roles(DENIED, 'thread.opened')],
  ['replies', commands.reply(OPEN), 'cas', roles(DENIED, 'thread.replied')],
  ['resolves an own thread', commands.resolve(OPEN), 'ann', roles(DENIED, 'thread.resolved')],
  [
    'resolves another’s thread',
    commands.resolve(OPEN),
    'cas',
    { ...roles(DENIED, 'thread.resolved'), commenter: '403 thread.notYours' },
  ],
  ['reopens a thread', commands.reopen(DONE), 'cas', roles(DENIED, 'thread.reopened')],
  ['edits an own comment', commands.edit(OPEN, FIRST), 'ann', roles(DENIED, 'comment.edited')],
  ['edits another’s comment', commands.edit(OPEN, FIRST), 'cas', roles(DENIED, '403 comment.notYours')],
  ['deletes an own comment', commands.remove(OPEN, SECOND), 'bob', roles(DENIED, 'comment.deleted')],
  [
    'deletes another’s comment',
    commands.remove(OPEN, SECOND),
    'cas',
    { ...roles(DENIED, '403 comment.notYours'), chief: 'comment.deleted' },
  ],
];

const CHECKERS: [string, Command, Record<Role, string>][] = [
  [
    'opens a claim',
    { id: uuid(90), type: CLAIM_OPEN, annotation: uuid(91), target: QUOTED, tag: 'g' },
    checkers('claim.opened'),
  ],
  ['tags a claim', { id: uuid(90), type: CLAIM_TAG, annotation: CLAIM, tag: 'd' }, checkers('claim.tagged')],
  [
    'adds a passage',
    { id: uuid(90), type: CLAIM_ADD, annotation: CLAIM, target: QUOTED },
    checkers('claim.passageAdded'),
  ],
  ['drops a claim', { id: uuid(90), type: CLAIM_DROP, annotation: CLAIM }, checkers('claim.dropped')],
];

const acceptance = { wordings: new Map([[WORDING, { start: 4, text: 'words' }]]), client: 9 };
const SUGGESTIONS: [string, Command, person: string, Record<Role, string>][] = [
  ['suggests a wording', suggest(uuid(91), 'a word'), 'cas', checkers('suggestion.made')],
  ['accepts one', { id: uuid(90), type: 'suggestion.accept', annotation: WORDING }, 'cas', editors(DENIED)],
  [
    'revises their own',
    { id: uuid(90), type: 'suggestion.revise', annotation: WORDING, text: 'two words' },
    'ann',
    checkers('suggestion.revised'),
  ],
  ['withdraws their own', declined(WORDING), 'ann', checkers('suggestion.withdrawn')],
  [
    'declines another’s',
    declined(WORDING),
    'cas',
    { ...checkers('suggestion.declined'), checker: '403 suggestion.notYours' },
  ],
];

function suggest(annotation: string, text: string) {
  return { id: uuid(90), type: 'suggestion.make', annotation, target: QUOTED, text } as const;
}

function declined(annotation: string) {
  return { id: uuid(90), type: 'suggestion.decline', annotation } as const;
}

function editors(denied: string): Record<Role, string> {
  return { ...roles(denied, 'suggestion.accepted'), commenter: denied, checker: denied };
}

function checkers(done: string): Record<Role, string> {
  return { ...roles(DENIED, done), commenter: DENIED };
}

function roles(viewer: string, others: string): Record<Role, string> {
  return { viewer, commenter: others, checker: others, editor: others, chief: others };
}

describe('a person', () => {
  it.each(BY_ROLE)(
    '[R-THREAD-1] [R-THREAD-4] [R-THREAD-7] [R-THREAD-8] who %s is answered by role',
    (_what, asked, person, expected) => {
      const answers = Object.fromEntries(ROLES.map((role) => [role, outcome(asked, person, role)]));
      expect(answers).toEqual(expected);
    },
  );
});

describe('claims', () => {
  it.each(CHECKERS)('[R-CLAIM-1] a person who %s is answered by role', (_what, asked, expected) => {
    expect(Object.fromEntries(ROLES.map((role) => [role, outcome(asked, 'cas', role)]))).toEqual(expected);
  });

  it.each<[string, Command, string]>([
    [
      '[R-CLAIM-2] to open a claim under the id of a thread',
      { id: uuid(90), type: CLAIM_OPEN, annotation: OPEN, target: QUOTED, tag: 'g' },
      '409 annotation.exists',
    ],
    [
      '[R-CLAIM-2] to tag a thread',
      { id: uuid(90), type: CLAIM_TAG, annotation: OPEN, tag: 'g' },
      '404 annotation.unknown',
    ],
    ['[R-CLAIM-2] to reply to a claim', commands.reply(CLAIM), '404 annotation.unknown'],
    [
      '[R-CLAIM-3] to tag a dropped claim',
      { id: uuid(90), type: CLAIM_TAG, annotation: DROPPED, tag: 'd' },
      '409 claim.dropped',
    ],
    [
      '[R-CLAIM-3] to drop a dropped claim',
      { id: uuid(90), type: CLAIM_DROP, annotation: DROPPED },
      '409 claim.dropped',
    ],
    [
      '[R-CLAIM-3] to add a passage to a dropped claim',
      { id: uuid(90), type: CLAIM_ADD, annotation: DROPPED, target: QUOTED },
      '409 claim.dropped',
    ],
    [
      '[R-CLAIM-2] to add a passage to a thread',
      { id: uuid(90), type: CLAIM_ADD, annotation: OPEN, target: QUOTED },
      '404 annotation.unknown',
    ],
    [
      '[R-TAG-4] to open a claim with a tag that the desk does not give out',
      { id: uuid(90), type: CLAIM_OPEN, annotation: uuid(91), target: QUOTED, tag: 'z' },
      '422 tag.unknown',
    ],
    [
      '[R-TAG-4] to give a claim such a tag',
      { id: uuid(90), type: CLAIM_TAG, annotation: CLAIM, tag: 'z' },
      '422 tag.unknown',
    ],
    [
      '[R-LEDGER-10] to tag a claim as it is',
      { id: uuid(90), type: CLAIM_TAG, annotation: CLAIM, tag: 'g' },
      'nothing',
    ],
  ])('%s is answered by the rule', (_title, asked, expected) => {
    expect(outcome(asked, 'ann', 'chief')).toBe(expected);
  });
});

describe('suggestions', () => {
  it.each(SUGGESTIONS)('[R-SUGGEST-1] a person who %s is answered by role', (_what, asked, person, expected) => {
    const answers = ROLES.map((role) => [role, outcome(asked, person, role, { ...facts, acceptance })]);
    expect(Object.fromEntries(answers)).toEqual(expected);
  });

  it.each<[string, Command, string]>([
    ['[R-SUGGEST-2] to suggest under a known id', suggest(OPEN, 'a word'), '409 annotation.exists'],
    ['[R-SUGGEST-2] to suggest the same words', suggest(uuid(91), 'words'), '422 suggestion.same'],
    ['[R-SUGGEST-4] to decline what was declined', declined(SETTLED), '409 suggestion.settled'],
    [
      '[R-SUGGEST-4] to accept what was declined',
      { id: uuid(90), type: 'suggestion.accept', annotation: SETTLED },
      '409 suggestion.settled',
    ],
    ['[R-SUGGEST-4] to decline a thread', declined(OPEN), '404 annotation.unknown'],
  ])('%s is answered by the rule', (_title, asked, expected) => {
    expect(outcome(asked, 'ann', 'chief', { ...facts, acceptance })).toBe(expected);
  });
});

describe('a command', () => {
  it.each<[string, Command, string]>([
    [
      '[R-THREAD-2] to open a thread under a known id',
      commands.open('words', { annotation: OPEN }),
      '409 annotation.exists',
    ],
    [
      '[R-THREAD-2] to open a thread with a known comment',
      commands.open('words', { comment: FIRST }),
      '409 comment.exists',
    ],
    ['[R-THREAD-2] to reply with a known comment', { ...commands.reply(OPEN), comment: FIRST }, '409 comment.exists'],
    ['[R-THREAD-3] about an unknown thread', commands.reply(uuid(9)), '404 annotation.unknown'],
    ['[R-THREAD-3] about an unknown comment', commands.edit(OPEN, uuid(99)), '404 comment.unknown'],
    ['[R-THREAD-3] about a comment of another thread', commands.edit(DONE, FIRST), '404 comment.unknown'],
    ['[R-THREAD-5] to resolve what is resolved', commands.resolve(DONE), '409 thread.alreadyResolved'],
    ['[R-THREAD-5] to reopen what is open', commands.reopen(OPEN), '409 thread.notResolved'],
    ['[R-THREAD-6] to reply in a resolved thread', commands.reply(DONE), 'thread.replied + thread.reopened'],
    ['[R-LEDGER-10] to edit to the same words', commands.edit(OPEN, FIRST, 'Why?'), 'nothing'],
    ['[R-THREAD-9] to edit a deleted comment', commands.edit(OPEN, uuid(15)), '409 comment.deleted'],
    ['[R-THREAD-9] to delete a deleted comment', commands.remove(OPEN, uuid(15)), '409 comment.deleted'],
    ['[R-THREAD-10] to reply where nothing is left', commands.reply(EMPTY), '409 thread.emptied'],
    ['[R-THREAD-10] to resolve where nothing is left', commands.resolve(EMPTY), '409 thread.emptied'],
  ])('%s is answered by the rule', (_title, asked, expected) => {
    expect(outcome(asked, 'ann', 'chief')).toBe(expected);
  });

  it('[R-THREAD-11] is refused with what the text says about its place', () => {
    const absent = { status: 422, code: 'target.absent', detail: '' } as const;
    expect(outcome(commands.open('words'), 'ann', 'chief', { ...facts, place: absent })).toBe('422 target.absent');
  });

  it('[R-LEDGER-8] [S-27] cannot carry an author, a time or a role', () => {
    for (const more of [{ actor: 'bob' }, { at: 'now' }, { role: 'chief' }, { seq: 1 }]) {
      expect(command.safeParse({ ...commands.reply(OPEN), ...more }).success).toBe(false);
    }
  });
});
