import * as Y from 'yjs';
import { Keeper } from '../../server/rooms/keeper/keeper.ts';
import { lookUp, recordAt } from '../../server/rooms/places.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { changesBetween } from '../../shared/passage/changes.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import { refreshedTarget, targetOf } from '../../shared/passage/target.ts';
import { placeOf } from '../../shared/passage/wording.ts';
import { bodyOf } from '../../shared/text/body.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { flatSchema } from './flatSchema.ts';
import { ARTICLE, createArticle, liveText } from './openArticle.ts';
import { retypeEdge } from './passageRetyping.ts';
import { chooseStep, longStretch, stretch, type Trial } from './passageSteps.ts';
import { Prose } from './prose.ts';
import { seededRandom } from './random.ts';
import { personAt, serverDoc, TextPeer } from './textPeers.ts';

/** Three people who edit all the time: the keeper, that looks after twenty edits, looks every five seconds. */
const EDIT_MS = 250;

export type Network = 'online' | 'lagging' | 'offline';

export interface PassageFuzz {
  seed: number;
  edits: number;
  passages: number;
  /** Of the passages, how many are there before the first edit; the others come during the first 60 % of the edits. */
  early: number;
  network: Network;
  /** How often, 0 to 1, somebody also takes letters out at an edge of a passage and types others in their place. */
  retyping?: number;
}

export interface PassageOutcome {
  /** Of the selected characters that still stand, how many are covered; and of the covered, how many belong there. */
  survived: number;
  found: number;
  covered: number;
  belonging: number;
  /** Of the covered, those that somebody moved inside: whether they belong there, two people would answer in two ways. */
  movedIn: number;
  /** Of the characters typed in the place of first or last ones, how many stand, and how many of them are covered. */
  retyped: number;
  kept: number;
  /** Passages exactly right, and passages whose words stand (blanks are none) while they are shown on others alone. */
  exact: number;
  wrong: number;
  passages: number;
  converged: boolean;
  /** Whether the keeper, with nothing left to hear of, leaves the text alone. */
  atRest: boolean;
}

/** What others have put between these characters, unheard of by the person who selects them: written, or moved there. */
function unheardInside({ peers }: Trial, peer: TextPeer, truth: ReadonlySet<string>) {
  const known = readCoverage(peer.text);
  const heard = new Set(known.text);
  const inside = { inner: new Set<string>(), movedIn: new Set<string>() };
  for (const other of peers) {
    const theirs = readCoverage(other.text);
    const isNew = new Set(changesBetween(known, theirs).flatMap(({ start, end }) => indexes(start, end)));
    let run: string[] | null = null;
    for (const [index, character] of theirs.text.split('').entries()) {
      if (truth.has(character)) {
        for (const each of run ?? []) inside[heard.has(each) ? 'movedIn' : 'inner'].add(each);
        run = [];
      } else if (isNew.has(index)) run?.push(character);
      else if (character !== '\n') run = null;
    }
  }
  return inside;
}

function indexes(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset);
}

function annotate(peer: TextPeer, trial: Trial): boolean {
  const { random, annotated } = trial;
  const [from, to] =
    random.chance() < 0.2 ? longStretch(peer, trial) : stretch(peer, trial, random.chance() < 0.5 ? 12 : 60);
  const truth = new Set(peer.shown.textBetween(from, to, '', ''));
  if (truth.size < 4) return false;
  const blocksBefore = peer.shown.resolve(from).index(0);
  const start = from - blocksBefore - 1;
  const end = to - peer.shown.resolve(to).index(0) - 1;
  const target = targetOf(peer.text, start, end);
  if (!target) return false;
  const waiting = { peer, target };
  annotated.push({
    id: `p${annotated.length}`,
    truth,
    ...unheardInside(trial, peer, truth),
    retyped: new Set(),
    waiting,
  });
  return true;
}

/** What waits in this person's outbox: a target is built from the document as it is when it is sent. */
async function send(peer: TextPeer, { annotated, keeper, server }: Trial): Promise<void> {
  for (const each of annotated.filter(({ waiting }) => waiting?.peer === peer)) {
    const target = each.waiting && refreshedTarget(peer.text, each.waiting.target);
    each.waiting = null;
    const found = target && lookUp(bodyOf(server), target, each.id);
    if (!target || !found?.ok) continue;
    const record = recordAt(found, each.id);
    await keeper.admit(record, record.ids.length === 0 ? target : null);
  }
}

async function sync(peer: TextPeer, trial: Trial): Promise<void> {
  peer.push();
  await send(peer, trial);
  peer.pull();
}

async function exchange(network: Network, author: TextPeer, progress: number, trial: Trial): Promise<void> {
  const { peers, random } = trial;
  const isAway = (peer: TextPeer) =>
    peer === peers.at(-1) && (network === 'offline' ? progress > 0.33 : progress > 0.4 && progress < 0.5);
  const due = network === 'online' ? [author, ...peers.filter(() => random.chance() < 0.8)] : [];
  if (network !== 'online' && random.chance() < 0.25) due.push(random.pick(peers));
  for (const peer of due) if (!isAway(peer)) await sync(peer, trial);
}

function outcomeOf({ annotated, server, keeper, peers, prose }: Trial): Omit<PassageOutcome, 'atRest'> {
  const coverage = readCoverage(bodyOf(server));
  const standing = new Set(coverage.text);
  const records = new Map(keeper.records().map((record) => [record.id, record]));
  const outcome = {
    survived: 0,
    found: 0,
    covered: 0,
    belonging: 0,
    movedIn: 0,
    retyped: 0,
    kept: 0,
    exact: 0,
    wrong: 0,
    passages: annotated.length,
  };
  for (const { id, truth, inner, movedIn, retyped } of annotated) {
    const known = coverage.whereAre(records.get(id)?.ids ?? []);
    const { ranges } = placeOf(coverage, coverage.rangesOf(id), known);
    const covered = ranges
      .flatMap((range) => [...coverage.text.slice(range.start, range.end)])
      .filter((each) => each !== '\n');
    const left = [...truth].filter((character) => standing.has(character));
    const survived = left.length;
    const found = new Set(covered.filter((character) => truth.has(character))).size;
    const belonging = covered.filter((character) => truth.has(character) || inner.has(character)).length;
    outcome.survived += survived;
    outcome.found += found;
    outcome.covered += covered.length;
    outcome.belonging += belonging;
    outcome.movedIn += covered.filter((each) => !truth.has(each) && !inner.has(each) && movedIn.has(each)).length;
    const anew = [...retyped].filter((character) => standing.has(character));
    outcome.retyped += anew.length;
    outcome.kept += anew.filter((character) => covered.includes(character)).length;
    if (found === survived && belonging === covered.length) outcome.exact += 1;
    if (prose.fold(left.join('')).trim() !== '' && covered.length > 0 && belonging === 0) outcome.wrong += 1;
  }
  const text = bodyOf(server).toString();
  return { ...outcome, converged: peers.every((peer) => peer.text.toString() === text) };
}

function article(prose: Prose): NewBlock[] {
  return Array.from({ length: 24 }, (_, number) => {
    const type = number % 9 === 4 ? 'crosshead' : number % 9 === 7 ? 'bullet' : 'paragraph';
    return { type, runs: [{ text: prose.sentence() }] };
  });
}

async function start({ seed }: PassageFuzz, clock: () => number): Promise<Trial> {
  const random = seededRandom(seed);
  const prose = new Prose(random);
  const server = serverDoc(article(prose));
  const storage = createMemoryStorage();
  await createArticle(storage);
  const keeper = new Keeper({
    article: ARTICLE,
    live: liveText(server, personAt),
    passages: storage.passages,
    ...{ texts: storage.texts, ledgers: storage.ledgers },
    clock,
    records: [],
    schedule: () => () => undefined,
    onError: (error) => {
      throw error;
    },
    fold: (text) => prose.fold(text),
  });
  const peers = [200, 300, 400].map((client) => new TextPeer(server, client, flatSchema, false));
  return { random, prose, server, keeper, annotated: [], peers };
}

export async function fuzzPassages(settings: PassageFuzz): Promise<PassageOutcome> {
  let time = Date.UTC(2026, 0, 1);
  const trial = await start(settings, () => time);
  const { random, peers, keeper } = trial;
  const every = Math.max(1, Math.floor((settings.edits * 0.6) / (settings.passages - settings.early)));
  while (trial.annotated.length < settings.early) annotate(random.pick(peers), trial);
  for (let round = 0; round < 2; round += 1) for (const peer of peers) await sync(peer, trial);
  await keeper.run();
  for (let number = 0; number < settings.edits; number += 1) {
    const author = random.pick(peers);
    time += EDIT_MS;
    const isDue = number % every === 0 && trial.annotated.length < settings.passages;
    while (isDue && !annotate(author, trial));
    chooseStep(random)(author, trial);
    author.binding.endUndoGroup();
    await exchange(settings.network, author, number / settings.edits, trial);
    if (number % 20 === 0) await keeper.run();
    if (!settings.retyping || random.chance() >= settings.retyping) continue;
    const typeAnew = retypeEdge(author, trial);
    await exchange(settings.network, author, number / settings.edits, trial);
    if (random.chance() < 0.5) await keeper.run();
    time += EDIT_MS;
    typeAnew?.();
    await exchange(settings.network, author, number / settings.edits, trial);
  }
  for (let round = 0; round < 4; round += 1) {
    for (const peer of peers) await sync(peer, trial);
    await keeper.run();
  }
  for (const peer of peers) peer.pull();
  const vector = Y.encodeStateVector(trial.server);
  await keeper.run();
  const atRest = Buffer.compare(vector, Y.encodeStateVector(trial.server)) === 0;
  const outcome = { ...outcomeOf(trial), atRest };
  for (const peer of peers) peer.destroy();
  return outcome;
}
