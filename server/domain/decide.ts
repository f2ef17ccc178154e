/** The one place where a command becomes events or a refusal. */
import { assertNever } from '../../shared/assertNever.ts';
import type { Command, CommandType } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { may, type Permission } from '../../shared/permissions.ts';
import { addPassage, dropClaim, openClaim, tagClaim } from './claims.ts';
import { deleteComment, editComment } from './comments.ts';
import { type Actor, type Decision, type Facts, refuse } from './decision.ts';
import { detachPassage, dismissPassage, reattachPassage } from './passages.ts';
import { toggleReaction } from './reactions.ts';
import { acceptSuggestion, declineSuggestion, makeSuggestion, reviseSuggestion } from './suggestions.ts';
import { openThread, reopenThread, replyToThread, resolveThread } from './threads.ts';

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
    default:
      return assertNever(command);
  }
}
