/** What every store must tell the desk's page. */
import { expect, it } from 'vitest';
import type { Place } from '../../server/storage/boardPort.ts';
import type { ArticleRecord, Storage } from '../../server/storage/ports.ts';

const article = (id: string, updatedAt: number): ArticleRecord => ({
  ...{ id, desk: 'd1', slug: id, headline: 'H', words: 1, language: 'nl', deadline: null, createdBy: 'anna' },
  ...{ createdAt: 1, updatedAt, deletedAt: null },
});

/** @param of gives a store with the article `a` on the desk `d1`. */
export function describeBoard(of: () => Storage): void {
  const idsIn = async (place: Place, limit = 9) =>
    (await of().board.rows('d1', place, limit)).map((row) => row.article.id);

  it('[R-DESK-1] tells each article with how far it is and whom it was given to, the newest change first', async () => {
    const { board, articles, texts, passages } = of();
    await articles.create(article('b', 5), new Uint8Array([1]));
    await texts.append('b', [{ author: 'anna', update: new Uint8Array([2]) }], []);
    await passages.save('b', [
      {
        ...{ id: 'p', annotation: 'n', status: 'detached', exact: 'x', prefix: '', suffix: '', ids: [], longest: 1 },
        ...{ reattached: false, lost: null, rejected: [], changes: [] },
      },
    ]);
    await board.assign('b', ['cas', 'anna', 'cas']);
    const [first, second] = await board.rows('d1', 'desk', 9);
    const told = { text: 2, ledger: 0, lost: 1, assigned: ['anna', 'cas'], archivedAt: null };
    expect(first).toEqual({ article: article('b', 5), ...told });
    expect(second).toMatchObject({ text: 1, lost: 0, assigned: [] });
    expect([await idsIn('desk', 1), await board.assigned('b'), await board.assigned('x')]).toEqual([
      ['b'],
      ['anna', 'cas'],
      [],
    ]);
    await board.assign('b', ['bob']);
    await board.release('d1', 'bob');
    expect(await board.assigned('b')).toEqual([]);
    expect(await board.rows('d2', 'desk', 9)).toEqual([]);
    await expect(board.assign('nowhere', ['anna'])).rejects.toThrow();
  });
  it('[R-DESK-6] keeps desk, archive and bin apart, and an article goes from all of them for good', async () => {
    const { board, articles } = of();
    await articles.create(article('b', 5), new Uint8Array([1]));
    await board.archive('b', 7);
    await board.archive('b', 9);
    expect([await idsIn('desk'), await idsIn('archive'), await board.archivedAt('b')]).toEqual([['a'], ['b'], 7]);
    await articles.update('b', { deletedAt: 8 });
    expect([await idsIn('archive'), await idsIn('bin')]).toEqual([[], ['b']]);
    expect(await board.counts('d1')).toEqual({ desk: 1, archive: 0, bin: 1 });
    await articles.update('b', { deletedAt: null });
    expect(await board.counts('d1')).toEqual({ desk: 1, archive: 1, bin: 0 });
    await board.archive('b', null);
    const page = async (offset: number) => (await board.rows('d1', 'desk', 1, offset)).map((row) => row.article.id);
    expect([await page(0), await page(1), await page(2)]).toEqual([['b'], ['a'], []]);
    expect([await idsIn('desk'), await board.archivedAt('b'), await board.archivedAt('x')]).toEqual([
      ['b', 'a'],
      null,
      null,
    ]);
    await board.archive('b', 7);
    await board.assign('b', ['anna']);
    await articles.purge('b');
    expect([await board.counts('d1'), await board.assigned('b')]).toEqual([{ desk: 1, archive: 0, bin: 0 }, []]);
  });
}
