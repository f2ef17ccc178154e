import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShowable, pictureIn } from '../../../server/convert/picture.ts';
import { avifOf, gifOf, jpegOf, PNG, pngOf, webpOf } from '../../support/pictures.ts';

describe('a picture', () => {
  it.each([
    ['png', pngOf(640, 480), 'image/png'],
    ['jpeg', jpegOf(640, 480), 'image/jpeg'],
    ['gif', gifOf(640, 480), 'image/gif'],
    ['lossy webp', webpOf.lossy(640, 480), 'image/webp'],
    ['lossless webp', webpOf.lossless(640, 480), 'image/webp'],
    ['extended webp', webpOf.extended(640, 480), 'image/webp'],
    ['avif', avifOf(640, 480), 'image/avif'],
  ])('[R-FILE-2] of the kind %s is told from its bytes', (_kind, bytes, type) => {
    expect(pictureIn(bytes)).toEqual({ type, width: 640, height: 480 });
  });

  it('[R-FILE-2] is a whole one too', () => {
    expect(pictureIn(PNG)).toEqual({ type: 'image/png', width: 1, height: 1 });
  });

  it.each([
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['html', '<!doctype html><script>alert(1)</script>                    '],
    ['pdf', '%PDF-1.7 with more words than thirty-two bytes have'],
    ['bmp', 'BM and then as many bytes as a header of that kind has'],
    ['a short file', '\x89PNG'],
    ['nothing', ''],
  ])('[R-FILE-2] is not %s', (_kind, content) => {
    expect(pictureIn(Buffer.from(content, 'latin1'))).toBeNull();
  });

  it.each([
    [1, 1, true],
    [10_000, 10_000, true],
    [10_001, 10_000, false],
    [20_001, 1, false],
    [0, 10, false],
    [4_294_967_295, 4_294_967_295, false],
  ])('[R-FILE-3] [S-38] of %i by %i pixels is taken: %s', (width, height, isTaken) => {
    const picture = pictureIn(pngOf(width, height));
    expect(picture && isShowable(picture)).toBe(isTaken);
  });

  it('[R-FILE-3] without a size in its header is not taken', () => {
    const picture = pictureIn(new Uint8Array([0xff, 0xd8, 0xff, ...new Array(60).fill(0)]));
    expect(picture && isShowable(picture)).toBe(false);
  });

  it('[R-FILE-2] that is broken anywhere never throws', () => {
    const whole = [pngOf, jpegOf, gifOf, avifOf, ...Object.values(webpOf)].map((make) => make(9, 9));
    const broken = fc.tuple(fc.constantFrom(...whole), fc.nat(80), fc.uint8Array({ maxLength: 12 }), fc.nat(80));
    fc.assert(
      fc.property(broken, ([bytes, at, noise, end]) => {
        const changed = Uint8Array.from(bytes);
        changed.set(noise.subarray(0, Math.max(0, changed.length - at)), Math.min(at, changed.length));
        pictureIn(changed.subarray(0, end));
      }),
      { seed: 20_261, numRuns: 5_000 },
    );
  });
});
