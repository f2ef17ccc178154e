/** What every place for the bytes of files must do (R-STORE-21); each adapter registers it with a factory. */
import { describe, expect, it } from 'vitest';
import type { FileFolder } from '../../server/storage/ports.ts';

const ARTICLE = '00000000-0000-4000-8000-00000000000a';
const OTHER = '00000000-0000-4000-8000-00000000000b';
const hash = (sign: string) => sign.repeat(64);
const bytes = (...values: number[]) => new Uint8Array(values);

/** @param open gives an empty one */
export function describeFileFolder(name: string, open: () => Promise<FileFolder>): void {
  describe(`the file folder on ${name}`, () => {
    it('[R-STORE-21] gives back what was written under an article and a hash, and nothing for another', async () => {
      const folder = await open();
      await folder.write(ARTICLE, hash('a'), bytes(0, 255, 10, 13));
      await folder.write(OTHER, hash('b'), bytes());
      expect(await folder.read(ARTICLE, hash('a'))).toEqual(bytes(0, 255, 10, 13));
      expect(await folder.read(OTHER, hash('b'))).toEqual(bytes());
      expect([await folder.read(ARTICLE, hash('b')), await folder.read(OTHER, hash('a'))]).toEqual([null, null]);
    });
    it('[R-STORE-21] takes a file again, from several at once, and a large one', async () => {
      const folder = await open();
      const large = new Uint8Array(10 * 1024 * 1024).map((_, at) => at % 251);
      await Promise.all([1, 2, 3].map(() => folder.write(ARTICLE, hash('c'), bytes(1, 2))));
      await folder.write(ARTICLE, hash('d'), large);
      expect(await folder.read(ARTICLE, hash('c'))).toEqual(bytes(1, 2));
      const found = await folder.read(ARTICLE, hash('d'));
      expect(found && Buffer.compare(found, large)).toBe(0);
    });
    it('[R-STORE-21] names the articles that have files, and removes all of one', async () => {
      const folder = await open();
      expect(await folder.articles()).toEqual([]);
      for (const article of [OTHER, ARTICLE]) await folder.write(article, hash('e'), bytes(1));
      expect((await folder.articles()).sort()).toEqual([ARTICLE, OTHER]);
      await folder.remove(ARTICLE);
      await folder.remove('00000000-0000-4000-8000-00000000000c');
      expect([await folder.articles(), await folder.read(ARTICLE, hash('e'))]).toEqual([[OTHER], null]);
    });
  });
}
