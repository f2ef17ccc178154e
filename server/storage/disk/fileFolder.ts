/**
 * Files on the server's own disk: `<folder>/<article>/<hash>`. Bytes are written beside their place, synced, renamed into
 * it, and the folder is synced, so that a name always stands for whole bytes, also after a power cut.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileFolder } from '../ports.ts';

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function synced(path: string, flags: 'r' | 'wx', bytes?: Uint8Array): Promise<void> {
  const handle = await open(path, flags, 0o600);
  try {
    if (bytes) await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Names that this server makes itself; anything else could lead out of the folder. */
const NAME = /^[0-9a-z-]{1,80}$/;

function checkName(name: string): string {
  if (!NAME.test(name)) throw new Error('not the name of an article or a file');
  return name;
}

/** @param newName makes names that were never used, for bytes on their way. */
export function createFileFolder(folder: string, newName: () => string): FileFolder {
  const folderOf = (article: string) => join(folder, checkName(article));
  return {
    async write(article, hash, bytes) {
      const home = folderOf(article);
      await mkdir(home, { recursive: true, mode: 0o700 });
      const partial = join(home, `.${newName()}`);
      try {
        await synced(partial, 'wx', bytes);
        await rename(partial, join(home, checkName(hash)));
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
      for (const each of [home, folder]) await synced(each, 'r');
    },
    async read(article, hash) {
      try {
        return new Uint8Array(await readFile(join(folderOf(article), checkName(hash))));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async articles() {
      try {
        return (await readdir(folder)).filter((name) => NAME.test(name));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    remove: (article) => rm(folderOf(article), { recursive: true, force: true }),
  };
}
