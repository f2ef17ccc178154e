/** The one place where a command becomes events or a refusal. */
import { assertNever } from '../../shared/assertNever.ts';
import type { Command, CommandType } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { may, type Permission } from '../../shared/permissions.ts';
import { addPassage, dropClaim, openClaim, tagClaim } from './claims.ts';
import { assignClaim, noteClaim, releaseClaim, takeClaim } from './claimWork.ts';
import { clearArticle, waiveBlocker, withdrawClearance } from './clearance.ts';
import { deleteComment, editComment } from './comments.ts';
import { type Actor, type Decision, type Facts, refuse } from './decision.ts';
import { addEvidence, amendEvidence, withdrawEvidence } from './evidence.ts';
import { detachPassage, dismissPassage, reattachPassage } from './passages.ts';
import { toggleReaction } from './reactions.ts';
import { handleResidue } from './residue.ts';
import { clearSentence, restoreSentence } from './sentences.ts';
import {
  endSession,
  joinSession,
  leadSession,
  leaveSession,
  nextClaim,
  orderSession,
  parkClaim,
  proposeClaim,
  revealVotes,
  stageClaim,
  startSession,
  voteAgain,
  voteInSession,
} from './sessions.ts';
import { acceptSuggestion, declineSuggestion, makeSuggestion, reviseSuggestion } from './suggestions.ts';
import { openThread, reopenThread, replyToThread, resolveThread } from './threads.ts';
import { reopenClaim, tickClaim, untickClaim } from './ticks.ts';
import { nameVersion, restoreVersion } from './versions.ts';

/** The least that a command asks of whoever gives it; the decision itself may ask for more. */
const RIGHT: Record<CommandType, Permission> = {
  'thread.open': 'thread.write',
  'thread.reply': 'thread.write',
  'thread.resolve': 'thread.write',
  'thread.reopen': 'thread.write',
  'comment.edit': 'thread.write',
  'comment.delete': 'thread.write',
  'reaction.toggle': 'thread.write',
  'claim.open': 'claim.work',
  'claim.tag': 'claim.work',
  'claim.addPassage': 'claim.work',
  'claim.drop': 'claim.work',
  'passage.reattach': 'passage.handleOwn',
  'passage.dismiss': 'passage.handleOwn',
  'passage.detach': 'passage.handleOwn',
  'suggestion.make': 'claim.work',
  'suggestion.revise': 'claim.work',
  'suggestion.accept': 'text.write',
  'suggestion.decline': 'claim.work',
  'claim.take': 'claim.work',
  'claim.release': 'claim.work',
  'claim.assign': 'claim.work',
  'claim.note': 'claim.work',
  'claim.tick': 'claim.work',
  'claim.untick': 'claim.work',
  'claim.reopen': 'claim.work',
  'evidence.add': 'claim.work',
  'evidence.amend': 'claim.work',
  'evidence.withdraw': 'claim.work',
  'sentence.clear': 'claim.work',
  'sentence.restore': 'claim.work',
  'residue.remove': 'text.write',
  'residue.keep': 'text.write',
  'clearance.waive': 'clearance.decide',
  'clearance.clear': 'clearance.decide',
  'clearance.withdraw': 'clearance.decide',
  'session.start': 'session.lead',
  'session.join': 'session.follow',
  'session.leave': 'session.follow',
  'session.lead': 'session.lead',
  'session.order': 'session.lead',
  'session.propose': 'thread.write',
  'session.stage': 'session.lead',
  'session.vote': 'claim.work',
  'session.reveal': 'session.lead',
  'session.again': 'session.lead',
  'session.next': 'session.lead',
  'session.park': 'session.lead',
  'session.end': 'session.lead',
  'version.name': 'version.manage',
  'version.restore': 'version.manage',
};

/** Pure: the same state, command, actor and facts give the same decision on every node. */
export function decide(state: LedgerState, command: Command, actor: Actor, facts: Facts): Decision {
  if (!may(actor.role, RIGHT[command.type])) {
    return refuse(403, 'role.insufficient', 'Your role on this article does not allow this.');
  }
  switch (command.type) {
    case 'thread.open':
      return openThread(state, command, facts);
    case 'thread.reply':
      return replyToThread(state, command, facts);
    case 'thread.resolve':
      return resolveThread(state, command, actor, facts);
    case 'thread.reopen':
      return reopenThread(state, command);
    case 'comment.edit':
      return editComment(state, command, actor, facts);
    case 'comment.delete':
      return deleteComment(state, command, actor);
    case 'reaction.toggle':
      return toggleReaction(state, command, actor);
    case 'claim.open':
      return openClaim(state, command, facts);
    case 'claim.tag':
      return tagClaim(state, command, facts);
    case 'claim.addPassage':
      return addPassage(state, command, facts);
    case 'claim.drop':
      return dropClaim(state, command);
    case 'suggestion.make':
      return makeSuggestion(state, command, facts);
    case 'suggestion.revise':
      return reviseSuggestion(state, command, actor);
    case 'suggestion.accept':
      return acceptSuggestion(state, command, facts);
    case 'suggestion.decline':
      return declineSuggestion(state, command, actor);
    case 'passage.reattach':
      return reattachPassage(state, command, actor, facts);
    case 'passage.dismiss':
      return dismissPassage(state, command, actor, facts);
    case 'passage.detach':
      return detachPassage(state, command, actor, facts);
    case 'claim.take':
      return takeClaim(state, command, actor, facts);
    case 'claim.release':
      return releaseClaim(state, command, actor, facts);
    case 'claim.assign':
      return assignClaim(state, command, facts);
    case 'claim.note':
      return noteClaim(state, command);
    case 'claim.tick':
      return tickClaim(state, command, actor, facts);
    case 'claim.untick':
      return untickClaim(state, command, actor);
    case 'claim.reopen':
      return reopenClaim(state, command);
    case 'evidence.add':
      return addEvidence(state, command, facts);
    case 'evidence.amend':
      return amendEvidence(state, command, actor, facts);
    case 'evidence.withdraw':
      return withdrawEvidence(state, command, actor, facts);
    case 'residue.remove':
    case 'residue.keep':
      return handleResidue(command, facts);
    case 'sentence.clear':
      return clearSentence(state, command, facts);
    case 'sentence.restore':
      return restoreSentence(state, command);
    case 'clearance.waive':
      return waiveBlocker(state, command, facts);
    case 'clearance.clear':
      return clearArticle(state, command, facts);
    case 'clearance.withdraw':
      return withdrawClearance(state, command);
    case 'session.start':
      return startSession(state, command, actor);
    case 'session.join':
      return joinSession(state, command, actor);
    case 'session.leave':
      return leaveSession(state, command, actor);
    case 'session.lead':
      return leadSession(state, command, actor, facts);
    case 'session.order':
      return orderSession(state, command, actor);
    case 'session.propose':
      return proposeClaim(state, command, actor);
    case 'session.stage':
      return stageClaim(state, command, actor);
    case 'session.vote':
      return voteInSession(state, command, actor, facts);
    case 'session.reveal':
      return revealVotes(state, command, actor);
    case 'session.again':
      return voteAgain(state, command, actor);
    case 'session.next':
      return nextClaim(state, command, actor, facts);
    case 'session.park':
      return parkClaim(state, command, actor);
    case 'session.end':
      return endSession(state, command, actor);
    case 'version.name':
      return nameVersion(state, command, facts);
    case 'version.restore':
      return restoreVersion(command, facts);
    default:
      return assertNever(command);
  }
}
