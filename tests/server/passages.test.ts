/** What people decide about passages whose words went, and what becomes of the text: nothing. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import { encodeRange } from '../../shared/passage/relative.ts';
import type { Role } from '../../shared/permissions.ts';
import { ANN, ARTICLE, commands, createArticle, openArticle } from '../support/openArticle.ts';

const TEXTS = [
  'The mayor said that the bridge will open in May.',
  'Nobody else was there, and nobody heard it.',
  'A tunnel is dug, a tunnel is closed.',
];
const ann = { person: 'ann', role: 'commenter' } as const;
const che = { person: 'che', role: 'checker' } as const;
const quote = (exact: string) => ({ quote: { exact } });

/** A thread of Ann's whose words somebody deleted. */
async function detached() {
  const storage = createMemoryStorage();
  await createArticle(storage);
  const article = openArticle(storage, TEXTS);
  const { live, decisions } = article;
  const opening = commands.open('bridge will open');
  await decisions.execute(ARTICLE, opening, ann);
  const keeper = await article.keepers.on(ARTICLE, live);
  const edit = async (change: (text: Y.Text) => void) => {
    live.doc.transact(() => change(live.text), { from: 'socket', person: 'bob' });
    await keeper.run();
  };
  await edit((text) => text.delete(24, 16));
  const told = async () => {
    const [annotation] = await decisions.annotationsOf(ARTICLE, ANN);
    if (!annotation?.passages[0]) throw new Error('there is a thread');
    return { list: annotation.list, ...annotation.passages[0] };
  };
  const passage = (await told()).id;
  const does = (command: Parameters<typeof decisions.execute>[1], actor: { person: string; role: Role } = ann) =>
    decisions.execute(ARTICLE, command, actor);
  const { annotation } = opening;
  return { ...article, storage, keeper, edit, told, does, annotation, passage };
}

describe('a detached passage', () => {
  it('[R-PASS-18] [R-PASS-19] is told with its quote, how it went and where it may belong', async () => {
    const { told, edit } = await detached();
    await edit((text) => text.insert(24, 'tunnel is closed', {}));
    const { candidates, ...rest } = await told();
    expect(rest).toMatchObject({
      ...{ list: 'tray', quote: 'bridge will open', status: 'detached', start: null, dismissed: null },
      lost: {
        by: 'bob',
        paragraph: { before: 'The mayor said that the ', words: 'bridge will open', after: ' in May.' },
      },
    });
    expect(candidates[0]).toMatchObject({ quote: { exact: 'tunnel is closed' }, start: 24, end: 40 });
  });

  it('[R-PASS-21] is put to words that a person chooses, and to nothing else', async () => {
    const { does, annotation, passage, told, live, storage } = await detached();
    const before = live.text.toString();
    const answer = await does(commands.reattach(annotation, passage, quote('tunnel is closed')));
    expect(answer).toMatchObject({
      ok: true,
      events: [{ type: 'passage.reattached', passage, quote: quote('tunnel is closed').quote }],
    });
    expect(await told()).toMatchObject({
      list: 'text',
      status: 'anchored',
      quote: 'tunnel is closed',
      reattached: false,
      lost: null,
    });
    expect(live.text.toString()).toBe(before);
    expect((await storage.passages.load(ARTICLE))[0]).toMatchObject({ status: 'anchored', exact: 'tunnel is closed' });
  });

  it('[R-PASS-21] is put to the words of a candidate, as its target says', async () => {
    const { does, annotation, passage, told, edit, keeper } = await detached();
    await edit((text) => text.insert(24, 'bridges may open', {}));
    const target = keeper.stateOf(passage)?.candidates[0]?.target;
    if (!target) throw new Error('there is a candidate');
    expect(await does(commands.reattach(annotation, passage, target), che)).toMatchObject({ ok: true });
    expect(await told()).toMatchObject({ status: 'anchored', start: 24, end: 40 });
  });

  it('[R-PASS-22] leaves the tray when its words are gone for good, stays in the ledger, and still comes back', async () => {
    const { does, annotation, passage, told, edit, decisions } = await detached();
    expect(await does(commands.dismiss(annotation, passage, 'cut for length'))).toMatchObject({ ok: true, seq: 2 });
    expect(await told()).toMatchObject({ list: 'dismissed', dismissed: { by: 'ann', reason: 'cut for length' } });
    expect(await does(commands.dismiss(annotation, passage))).toMatchObject({ ok: true, events: [] });
    expect((await decisions.stateOf(ARTICLE)).annotations.size).toBe(1);
    await edit((text) => text.insert(24, 'bridge will open', {}));
    expect(await told()).toMatchObject({ list: 'text', status: 'anchored', dismissed: null });
    await edit((text) => text.delete(24, 16));
    await does(commands.reattach(annotation, passage, quote('tunnel is closed')));
    await edit((text) => text.delete(text.toString().indexOf('tunnel is closed'), 16));
    expect(await told()).toMatchObject({ list: 'tray', dismissed: null });
  });
});

describe('[R-PASS-23] a passage that was found again by its words alone', () => {
  async function foundAgain() {
    const stage = await detached();
    await stage.edit((text) => text.insert(24, 'bridge will open', {}));
    expect(await stage.told()).toMatchObject({ status: 'anchored', reattached: true, lost: { by: 'bob' } });
    return stage;
  }

  it('is confirmed by a person', async () => {
    const { does, annotation, passage, told, keeper } = await foundAgain();
    expect(await does(commands.dismiss(annotation, passage))).toMatchObject({
      events: [{ type: 'passage.confirmed' }],
    });
    expect(await told()).toMatchObject({ list: 'text', status: 'anchored', start: 24, reattached: false, lost: null });
    expect(keeper.states()).toEqual([]);
  });

  it('is taken off words that are not its own, and not put there again', async () => {
    const { does, annotation, passage, told, live, edit } = await foundAgain();
    const before = live.text.toString();
    expect(await does(commands.detach(annotation, passage))).toMatchObject({ events: [{ type: 'passage.detached' }] });
    expect(await told()).toMatchObject({ list: 'tray', status: 'detached', quote: 'bridge will open', candidates: [] });
    expect(live.text.toString()).toBe(before);
    await edit((text) => text.insert(0, 'Yes: ', {}));
    expect(await told()).toMatchObject({ status: 'detached' });
    expect(readCoverage(live.text).rangesOf(passage)).toEqual([]);
  });

  it('is put elsewhere, and leaves nothing where it was', async () => {
    const { does, annotation, passage, told, live } = await foundAgain();
    await does(commands.reattach(annotation, passage, quote('tunnel is closed')));
    expect(await told()).toMatchObject({ quote: 'tunnel is closed', reattached: false });
    const start = live.text.toString().indexOf('tunnel is closed');
    expect(readCoverage(live.text).rangesOf(passage)).toEqual([{ start, end: start + 16 }]);
  });

  it('is put to words that overlap those where it was', async () => {
    const { does, annotation, passage, live } = await foundAgain();
    await does(commands.reattach(annotation, passage, quote('will open in May')));
    expect(readCoverage(live.text).rangesOf(passage)).toEqual([{ start: 31, end: 47 }]);
  });
});

const uuid = () => crypto.randomUUID();

describe('[R-PASS-24] is refused with nothing changed:', () => {
  type Stage = Awaited<ReturnType<typeof detached>>;
  type Attempt = Parameters<Stage['does']>;
  const put =
    (target: Parameters<typeof commands.reattach>[2]) =>
    (stage: Stage): Attempt => [commands.reattach(stage.annotation, stage.passage, target)];
  it.each<[string, string, (stage: Stage) => Attempt | Promise<Attempt>]>([
    ['an ambiguous quote', 'target.ambiguous', put(quote('tunnel is'))],
    ['words that are not in the text', 'target.absent', put(quote('a ferry'))],
    ['an anchor outside the text', 'target.absent', put({ range: { start: 'AAAA', end: 'AAAA' } })],
    [
      'a stale range',
      'target.absent',
      async ({ annotation, passage, live, edit }) => {
        const start = live.text.toString().indexOf('tunnel is closed');
        const range = encodeRange(live.text, { start, end: start + 16 });
        await edit((text) => text.delete(start, 16));
        return [commands.reattach(annotation, passage, { range, quote: { exact: 'tunnel is closed' } })];
      },
    ],
    ['a foreign annotation', 'annotation.unknown', ({ passage }) => [commands.dismiss(uuid(), passage)]],
    ['a foreign passage', 'passage.unknown', ({ annotation }) => [commands.dismiss(annotation, uuid())]],
    [
      'the passage of another annotation',
      'passage.unknown',
      async ({ decisions, passage }) => {
        const other = commands.open('Nobody else');
        await decisions.execute(ARTICLE, other, ann);
        return [commands.reattach(other.annotation, passage, quote('heard it'))];
      },
    ],
    [
      'another’s passage, by a commenter',
      'passage.notYours',
      ({ annotation, passage }) => [commands.dismiss(annotation, passage), { person: 'cem', role: 'commenter' }],
    ],
    [
      'anything by a viewer',
      'role.insufficient',
      ({ annotation, passage }) => [commands.dismiss(annotation, passage), { person: 'ann', role: 'viewer' }],
    ],
    [
      'taking a passage off words that it never was put to',
      'passage.notReattached',
      ({ annotation, passage }) => [commands.detach(annotation, passage)],
    ],
  ])('%s (%s)', async (_what, code, prepare) => {
    const stage = await detached();
    const attempt = await prepare(stage);
    const { decisions, storage, live } = stage;
    await stage.keeper.run();
    const standing = async () => [
      (await decisions.stateOf(ARTICLE)).seq,
      live.text.toDelta(),
      await storage.passages.load(ARTICLE),
    ];
    const before = await standing();
    expect(await stage.does(...attempt)).toMatchObject({ ok: false, code });
    expect(await standing()).toEqual(before);
    expect(await stage.told()).toMatchObject({ status: 'detached', list: 'tray' });
  });

  it('a passage that simply stands in the text (passage.anchored)', async () => {
    const { does, told, decisions } = await detached();
    const other = commands.open('Nobody else');
    await decisions.execute(ARTICLE, other, ann);
    const passage = (await decisions.annotationsOf(ARTICLE, ANN))[1]?.passages[0]?.id ?? '';
    for (const command of [
      commands.reattach(other.annotation, passage, quote('heard it')),
      commands.dismiss(other.annotation, passage),
    ]) {
      expect(await does(command)).toMatchObject({ ok: false, code: 'passage.anchored', status: 409 });
    }
    expect(await told()).toMatchObject({ status: 'detached' });
  });
});
