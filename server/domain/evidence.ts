/** Decisions on evidence (docs/protocol/verification.md, R-EVIDENCE). */
import { isGuest } from '../../shared/guest.ts';
import type { Claim } from '../../shared/ledger/claim.ts';
import type { CommandOf } from '../../shared/ledger/command.ts';
import { type Evidence, mayReadEvidence } from '../../shared/ledger/evidence.ts';
import { sealOf } from '../../shared/ledger/sealed.ts';
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import { namesSource, originKey } from '../../shared/review/definition.ts';
import { isRefused } from './annotations.ts';
import { standingClaim } from './claims.ts';
import { type Actor, type Decision, type Facts, happened, type Refusal, refuse } from './decision.ts';

/** A claim that rests on more has long been something else. */
const MOST_RECORDS = 200;

type Brought = CommandOf<'evidence.add' | 'evidence.amend'>;

/** The origin that a record shares with one that is there, anywhere on the article; else one of its own. */
function originOf(state: LedgerState, { evidence }: Brought, fresh: string): string {
  const key = originKey(evidence);
  if (key === null) return fresh;
  const records = annotationsOf(state, 'claim').flatMap((claim) => claim.evidence);
  const same = records.find(({ content, id }) => id !== evidence.id && content && originKey(content) === key);
  return same?.origin ?? fresh;
}

function sealing({ evidence }: Facts): NonNullable<Facts['evidence']> {
  if (!evidence) throw new Error('what is withheld from some is recorded only under a seal of its own');
  return evidence;
}

function weighed(state: LedgerState, command: Brought, facts: Facts) {
  const { id: evidence, relation, tier, ...content } = command.evidence;
  const { salt, origin } = sealing(facts);
  const reason = 'reason' in command && command.reason ? { reason: command.reason } : {};
  const opened = { salt, content, origin: originOf(state, command, origin), ...reason };
  return {
    ...{ annotation: command.annotation, evidence, relation, tier },
    ...{ names: namesSource(content, tier), seal: sealOf(opened), opened },
  };
}

function unknownFile({ evidence }: Brought, { unknownFiles }: Facts): { refusal: Refusal } | null {
  if (!evidence.file || !unknownFiles.includes(evidence.file.hash)) return null;
  return refuse(422, 'file.unknown', 'The article has no file with this hash; bring it first.');
}

const EXISTS = refuse(409, 'R-EVIDENCE-2', 'A record with this id exists already; make a new id.');

export function addEvidence(state: LedgerState, command: CommandOf<'evidence.add'>, facts: Facts): Decision {
  const claim = standingClaim(state, command.annotation);
  if (isRefused(claim)) return claim;
  const isKnown = annotationsOf(state, 'claim').some(({ evidence }) =>
    evidence.some(({ id }) => id === command.evidence.id),
  );
  if (isKnown) return EXISTS;
  if (claim.evidence.length >= MOST_RECORDS) {
    return refuse(422, 'R-EVIDENCE-3', `A claim has at most ${MOST_RECORDS} records of evidence.`);
  }
  return unknownFile(command, facts) ?? happened({ type: 'evidence.added', ...weighed(state, command, facts) });
}

const UNKNOWN = refuse(404, 'R-EVIDENCE-4', 'There is no such record of evidence on this claim.');

/** A record that this person may read; of any other it is not told that there is one. */
function readable(claim: Claim, id: string, actor: Actor): Evidence | { refusal: Refusal } {
  const found = claim.evidence.find((each) => each.id === id);
  if (!found || !mayReadEvidence(found, { person: actor.person, isMember: !isGuest(actor.person) })) return UNKNOWN;
  return found.withdrawn ? refuse(409, 'R-EVIDENCE-5', 'This record was withdrawn.') : found;
}

export function amendEvidence(
  state: LedgerState,
  command: CommandOf<'evidence.amend'>,
  actor: Actor,
  facts: Facts,
): Decision {
  const claim = standingClaim(state, command.annotation);
  if (isRefused(claim)) return claim;
  const found = readable(claim, command.evidence.id, actor);
  if (isRefused(found)) return found;
  return unknownFile(command, facts) ?? happened({ type: 'evidence.amended', ...weighed(state, command, facts) });
}

export function withdrawEvidence(
  state: LedgerState,
  { annotation, evidence, reason }: CommandOf<'evidence.withdraw'>,
  actor: Actor,
  facts: Facts,
): Decision {
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  const found = readable(claim, evidence, actor);
  if (isRefused(found)) return found;
  const opened = reason ? { salt: sealing(facts).salt, reason } : null;
  return happened({
    ...{ type: 'evidence.withdrawn', annotation, evidence },
    ...(opened ? { seal: sealOf(opened), opened } : {}),
  });
}
