/** Which role may give which command of checking; whoever may not is refused before anything else is looked at. */
import { describe, expect, it } from 'vitest';
import type { Role } from '../../shared/permissions.ts';
import { block, CheckedArticle, nextId } from '../support/checking.ts';

const ROLES: readonly Role[] = ['viewer', 'commenter', 'checker', 'editor', 'chief'];
const NOBODY = 'role.insufficient';

interface Stage {
  desk: CheckedArticle;
  /** A claim that one signature settles, with a record of evidence by ann and a first signature by bob. */
  claim: string;
  evidence: string;
  sentence: string;
}

function stage(): Stage {
  const desk = new CheckedArticle([block('Ten men left.', 'p'), block('It was cold.', 's')]);
  const claim = desk.claim('p', 'n', 'ann');
  const evidence = desk.evidence('ann', claim);
  const sentence = nextId();
  const target = { quote: { exact: 'It was cold.' } };
  desk.run('ann', { type: 'sentence.clear', annotation: sentence, target }, 'chief', 's');
  desk.tick('cas', claim);
  return { desk, claim, evidence, sentence };
}

const record = { relation: 'supports', tier: 'primary', kind: 'document', title: 'A list' };
const cold = { quote: { exact: 'It was cold.' } };

/** What each does for who may: a checker and above, or a chief alone. */
const COMMANDS: [type: string, least: 'checker' | 'chief', asked: (stage: Stage) => object, outcome: string][] = [
  ['claim.open', 'checker', () => ({ annotation: nextId(), tag: 'n', target: cold }), 'claim.opened'],
  ['claim.tag', 'checker', ({ claim }) => ({ annotation: claim, tag: 'g' }), 'claim.tagged'],
  ['claim.addPassage', 'checker', ({ claim }) => ({ annotation: claim, target: cold }), 'claim.passageAdded'],
  ['claim.take', 'checker', ({ claim }) => ({ annotation: claim }), 'claim.taken'],
  ['claim.release', 'checker', ({ claim }) => ({ annotation: claim }), 'nothing'],
  ['claim.assign', 'checker', ({ claim }) => ({ annotation: claim, assignee: 'bob' }), 'claim.assigned'],
  ['claim.note', 'checker', ({ claim }) => ({ annotation: claim, text: 'Rang' }), 'claim.noted'],
  ['claim.tick', 'checker', ({ claim }) => ({ annotation: claim, verdict: 'confirmed' }), 'claim.ticked'],
  ['claim.untick', 'checker', ({ claim }) => ({ annotation: claim }), 'R-TICK-8'],
  ['claim.reopen', 'checker', ({ claim }) => ({ annotation: claim }), 'claim.reopened'],
  ['claim.drop', 'checker', ({ claim }) => ({ annotation: claim }), 'claim.dropped'],
  [
    'evidence.add',
    'checker',
    ({ claim }) => ({ annotation: claim, evidence: { id: nextId(), ...record } }),
    'evidence.added',
  ],
  [
    'evidence.amend',
    'checker',
    ({ claim, evidence }) => ({ annotation: claim, evidence: { id: evidence, ...record } }),
    'evidence.amended',
  ],
  ['evidence.withdraw', 'checker', ({ claim, evidence }) => ({ annotation: claim, evidence }), 'evidence.withdrawn'],
  ['sentence.clear', 'checker', () => ({ annotation: nextId(), target: cold }), 'sentence.cleared'],
  ['sentence.restore', 'checker', ({ sentence }) => ({ annotation: sentence }), 'sentence.restored'],
  ['clearance.waive', 'chief', () => ({ blocker: 'coverage', reason: 'On deadline' }), 'R-CLEAR-3'],
  ['clearance.clear', 'chief', () => ({}), 'clearance.cleared'],
  ['clearance.withdraw', 'chief', () => ({}), 'nothing'],
];

describe('the rights of checking', () => {
  it.each(COMMANDS)('[R-CLAIM-1] %s is for a %s and above', (type, least, asked, outcome) => {
    const answers = ROLES.map((role) => {
      const at = stage();
      return at.desk.run('dan', { type, ...asked(at) }, role, 'q');
    });
    const first = ROLES.indexOf(least);
    expect(answers).toEqual(ROLES.map((_role, place) => (place < first ? NOBODY : outcome)));
  });
});
