/** What stays of a picture, piece by piece. */

/** An animation of thousands of pictures has fewer; a file made of nothing but heads has millions. */
const MOST = 100_000;

/** @throws RangeError where a file has more pieces than any picture. */
export function keep(pieces: Buffer[], piece: Buffer): void {
  if (pieces.length >= MOST) throw new RangeError('more pieces than a picture has');
  pieces.push(piece);
}
