/**
 * Bytes as text. What a byte order mark says is so; then what looks like UTF-16 is; then what is valid UTF-8 is, whatever
 * a page says of itself; then what the page says; else Windows-1252, in which old newsroom systems write.
 */

export interface DecodedText {
  text: string;
  /** As `TextDecoder` names it. */
  encoding: string;
  /** Whether nothing in the document says so. */
  isGuess: boolean;
  /** Characters that could not be read. */
  lost: number;
}

/** As much of a page as its encoding is looked for in, as HTML has it. */
const HEAD = 1_024;
/** As much as is looked at to tell UTF-16 without a mark. */
const SAMPLE = 4_096;
/** Latin text in UTF-16 has a zero in nearly every second byte. */
const MOST = 0.4;

const MARKS: readonly [bytes: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const countLost = (text: string) => text.split('\ufffd').length - 1;

function decoded(bytes: Uint8Array, encoding: string, isGuess: boolean): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, isGuess, lost: countLost(text) };
}

function sixteen(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE - (SAMPLE % 2));
  const zeros = [0, 0];
  for (const [place, byte] of sample.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros.map((count) => count / Math.max(1, sample.length / 2));
  if (odd > MOST && even < odd / 4) return 'utf-16le';
  return even > MOST && odd < even / 4 ? 'utf-16be' : null;
}

/** What a page, or XML, says of its own encoding; null for a name that nobody knows. */
function declared(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const name = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head);
  try {
    const { encoding } = new TextDecoder(name?.[1] ?? name?.[2] ?? '');
    // Whoever can read this name cannot have written it in UTF-16.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}

/** Whether these bytes are UTF-8 with a few broken ones in it, rather than one byte a character. */
function isMostlyUtf8(text: string): boolean {
  const read = text.match(/[\u0080-\ufffc]|[\u{10000}-\u{10ffff}]/gu)?.length ?? 0;
  return read > 2 * countLost(text);
}

export function decodeText(bytes: Uint8Array): DecodedText {
  const mark = MARKS.find(([start]) => start.every((byte, place) => bytes[place] === byte));
  if (mark) return decoded(bytes, mark[1], false);
  const wide = sixteen(bytes);
  if (wide) return decoded(bytes, wide, true);
  const said = declared(bytes);
  const asUtf8 = decoded(bytes, 'utf-8', false);
  if (asUtf8.lost === 0 || isMostlyUtf8(asUtf8.text)) return asUtf8;
  return said && said !== 'utf-8' ? decoded(bytes, said, false) : decoded(bytes, 'windows-1252', true);
}
