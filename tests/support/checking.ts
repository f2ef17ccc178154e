/** An article whose checking is decided in memory: words, a ledger, people, and the next decision. */
import { decide } from '../../server/domain/decide.ts';
import type { Decision, HereFacts } from '../../server/domain/decision.ts';
import { eventHash } from '../../shared/ledger/chain.ts';
import { type Command, command } from '../../shared/ledger/command.ts';
import type { EventBody, LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import { emptyLedger, type LedgerState } from '../../shared/ledger/state.ts';
import type { Role } from '../../shared/permissions.ts';
import { type ArticleReview, reviewOf } from '../../shared/review/review.ts';
import type { ReviewBlock } from '../../shared/review/reviewBlock.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import type { DeskRules } from '../../shared/review/rulesSchema.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { sentencesIn } from '../../shared/review/version.ts';
import { factsWith } from './facts.ts';

let ids = 0;
export function nextId(): string {
  ids += 1;
  return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
}

const MINUTE_MS = 60_000;

/** A block whose words are all of one passage, or (without one) of none. */
export function block(text: string, passage?: string, type = 'paragraph'): ReviewBlock {
  return { type, text, stretches: passage ? [{ id: passage, start: 0, end: text.length }] : [] };
}

export class CheckedArticle {
  blocks: readonly ReviewBlock[];
  rules: DeskRules = DEFAULT_RULES;
  language = 'en';
  /** By passage, who wrote its words. */
  readonly writers = new Map<string, Set<string>>();
  /** Roles of those who have the article open, and since when the others have not; nobody is missing by default. */
  here: HereFacts = { roles: new Map(), goneMs: () => 0 };
  events: LedgerEvent[] = [];
  private time = Date.UTC(2026, 10, 25, 9);

  constructor(blocks: readonly ReviewBlock[]) {
    this.blocks = blocks;
  }

  get now(): string {
    return new Date(this.time).toISOString();
  }

  get state(): LedgerState {
    return evolveAll(emptyLedger(), this.events);
  }

  get review(): ArticleReview {
    const { state, blocks, rules, language, now } = this;
    return reviewOf({ state, blocks, tags: DEFAULT_TAGS, rules, language, now });
  }

  pass(minutes: number): void {
    this.time += minutes * MINUTE_MS;
  }

  /** What becomes of a command on the words as they are; recorded unless it is refused. */
  run(person: string, asked: object, role: Role = 'chief', passage = 'p'): string {
    const given: Command = command.parse({ id: nextId(), ...asked });
    const decision = this.decided(person, given, role, passage);
    if ('refusal' in decision) return decision.refusal.code;
    this.append(person, given.id, decision.events);
    return decision.events.map(({ type }) => type).join(' + ') || 'nothing';
  }

  decided(person: string, given: Command, role: Role, passage: string): Decision {
    const { blocks, rules, language, writers, now } = this;
    const words = 'target' in given ? (given.target.quote?.exact ?? '') : '';
    const shapers = new Map([...writers].map(([id, people]) => [id, { people, clients: new Set<number>() }]));
    const isSentence = blocks.some(({ text }) =>
      sentencesIn(text, language).some(({ start, end }) => text.slice(start, end) === words),
    );
    const facts = factsWith({
      ...{ now, rules, workers: new Set(['ann', 'bob', 'cas']), evidence: { salt: nextId(), origin: nextId() } },
      ...{ tags: new Set(DEFAULT_TAGS.tags.map(({ key }) => key)), place: { passage, quote: { exact: words }, words } },
      ...{ salt: nextId(), here: this.here },
      check: { blocks, tags: DEFAULT_TAGS, rules, language, shapers, isSentence },
    });
    return decide(this.state, given, { person, role }, facts);
  }

  private append(actor: string, id: string, bodies: readonly EventBody[]): void {
    let { seq, hash } = this.state;
    for (const body of bodies) {
      seq += 1;
      const unhashed = { ...body, seq, command: id, actor, at: this.now };
      hash = eventHash(hash, unhashed);
      this.events = [...this.events, { ...unhashed, hash }];
      this.time += 1_000;
    }
  }

  /** Opens a claim on a passage; gives its id. */
  claim(passage: string, tag: string, by = 'cas'): string {
    const annotation = nextId();
    this.run(by, { type: 'claim.open', annotation, tag, target: { quote: { exact: 'x' } } }, 'chief', passage);
    return annotation;
  }

  evidence(by: string, annotation: string, more: object = {}): string {
    const id = nextId();
    const evidence = { id, relation: 'supports', tier: 'primary', kind: 'document', title: 'A register', ...more };
    return this.run(by, { type: 'evidence.add', annotation, evidence }) === 'evidence.added' ? id : '';
  }

  tick(by: string, annotation: string, verdict = 'confirmed', role: Role = 'checker'): string {
    return this.run(by, { type: 'claim.tick', annotation, verdict }, role);
  }

  stateOf(annotation: string): string | undefined {
    return this.review.claims.get(annotation)?.state;
  }
}
