/**
 * An AVIF's boxes (ISO/IEC 14496-12 and 23008-12). What draws the picture is found by places counted from the start of the
 * file, so nothing is taken out: what tells of its making (Exif, XMP, boxes for anybody's use) is overwritten with zeros.
 * Which side is up stands in a property of its own, which stays.
 */

interface Box {
  type: string;
  /** Of its content, without size and type. */
  from: number;
  to: number;
}

/** Boxes whose content is for programs, or to be skipped. */
const TELLING = new Set(['uuid', 'free', 'skip', 'udta', 'jumb']);
/** Boxes that hold boxes, of which some tell. */
const HOLDING = new Set(['moov', 'trak', 'mdia']);
/** Of items those that draw: coded pictures, grids and overlays of them. */
const DRAWING = new Set(['av01', 'grid', 'iovl', 'iden', 'tmap', 'sato']);
/** Parts in which items lie; a picture of a thousand tiles has some thousands. */
const MOST_PARTS = 10_000;

function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1;
    const head = isLong ? 16 : 8;
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    if (size < head || at + size > to) throw new RangeError('a box that does not fit');
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), from: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

/** Reads numbers of a given width one after the other. */
class Reader {
  private readonly bytes: Buffer;
  at: number;
  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }
  /** @param width 0, 1, 2, 4 or 8 bytes. */
  next(width: number): number {
    const at = this.at;
    this.at += width;
    if (width === 0) return 0;
    return width === 8 ? Number(this.bytes.readBigUInt64BE(at)) : this.bytes.readUIntBE(at, width);
  }
}

/** Ids of the items that do not draw. */
function tellingItems(bytes: Buffer, { from, to }: Box): Set<number> {
  const version = bytes.readUInt8(from);
  const told = new Set<number>();
  for (const entry of boxesIn(bytes, from + (version === 0 ? 6 : 8), to)) {
    const width = bytes.readUInt8(entry.from) >= 3 ? 4 : 2;
    const id = bytes.readUIntBE(entry.from + 4, width);
    const type = bytes.toString('latin1', entry.from + 6 + width, entry.from + 10 + width);
    if (!DRAWING.has(type)) told.add(id);
  }
  return told;
}

/** Where the bytes of items lie: `[item, from, to]`, counted from the start of the file. */
function extents(bytes: Buffer, { from }: Box, idat: Box | undefined): [number, number, number][] {
  const version = bytes.readUInt8(from);
  const [sizes, bases] = [bytes.readUInt8(from + 4), bytes.readUInt8(from + 5)];
  const widths = { offset: sizes >> 4, length: sizes & 15, base: bases >> 4, index: version === 0 ? 0 : bases & 15 };
  const reader = new Reader(bytes, from + 6);
  const idWidth = version < 2 ? 2 : 4;
  const found: [number, number, number][] = [];
  for (let items = reader.next(idWidth); items > 0; items -= 1) {
    const item = reader.next(idWidth);
    const isInside = version > 0 && (reader.next(2) & 15) === 1;
    reader.next(2);
    const base = reader.next(widths.base) + (isInside ? (idat?.from ?? 0) : 0);
    for (let count = reader.next(2); count > 0; count -= 1) {
      // Parts may be described in no bytes at all.
      if (found.length >= MOST_PARTS) throw new RangeError('more parts than a picture has');
      reader.next(widths.index);
      const start = base + reader.next(widths.offset);
      found.push([item, start, start + reader.next(widths.length)]);
    }
  }
  return found;
}

function emptyItems(bytes: Buffer, meta: Box): void {
  const parts = new Map(boxesIn(bytes, meta.from + 4, meta.to).map((box) => [box.type, box]));
  const [items, places] = [parts.get('iinf'), parts.get('iloc')];
  if (!items || !places) return;
  const telling = tellingItems(bytes, items);
  let emptied = 0;
  for (const [item, from, to] of extents(bytes, places, parts.get('idat'))) {
    if (!telling.has(item)) continue;
    const end = Math.min(to, bytes.length);
    emptied += Math.max(0, end - from);
    if (emptied > bytes.length) throw new RangeError('parts that lie on one another');
    bytes.fill(0, from, end);
  }
}

function emptyBoxes(bytes: Buffer, from: number, to: number): void {
  for (const box of boxesIn(bytes, from, to)) {
    if (TELLING.has(box.type)) bytes.fill(0, box.from, box.to);
    if (box.type === 'meta') emptyItems(bytes, box);
    if (HOLDING.has(box.type)) emptyBoxes(bytes, box.from, box.to);
  }
}

/** @throws RangeError where its boxes cannot be followed. */
export function bareAvif(bytes: Buffer): Buffer {
  const bare = Buffer.from(bytes);
  emptyBoxes(bare, 0, bare.length);
  return bare;
}
