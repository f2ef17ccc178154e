/** A zip, opened within bounds: nothing is unpacked before the sizes that it tells are known to be those of a document. */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { ConversionRefused } from '../refusal.ts';

/** Bounds of what a document holds; a book of a thousand pages with pictures stays far below. */
const MAX_ENTRIES = 5_000;
const MAX_UNPACKED = 150 * 1024 * 1024;
/** How much larger a part may become than it is packed, once it is large at all; prose packs to a third, tables of nothing to a hundredth. */
const MAX_RATIO = 250;
const SMALL = 2 * 1024 * 1024;

/** Parts of an archive by their path, of those that were asked for. */
export type Parts = ReadonlyMap<string, Uint8Array>;

function checkSizes(entries: readonly UnzipFileInfo[]): void {
  const unpacked = entries.reduce((sum, { originalSize }) => sum + originalSize, 0);
  const isBlown = ({ originalSize, size }: UnzipFileInfo) => originalSize > SMALL && originalSize > size * MAX_RATIO;
  if (unpacked > MAX_UNPACKED || entries.some(isBlown)) throw new ConversionRefused('format.bomb');
}

/** Runs what takes a zip apart; whatever goes wrong in it is the zip's fault. */
function opened<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof ConversionRefused) throw error;
    throw new ConversionRefused('format.damaged');
  }
}

/**
 * @param isWanted by path.
 * @throws ConversionRefused
 */
export function partsOf(bytes: Uint8Array, isWanted: (path: string) => boolean): Parts {
  return opened(() => {
    const entries: UnzipFileInfo[] = [];
    unzipSync(bytes, {
      filter: (entry) => {
        if (entries.push(entry) > MAX_ENTRIES) throw new ConversionRefused('format.bomb');
        return false;
      },
    });
    checkSizes(entries.filter(({ name }) => isWanted(name)));
    return new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => isWanted(name) })));
  });
}
