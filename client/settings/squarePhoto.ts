/** A photo as it leaves this computer: the middle of a picture, square, drawn anew so that nothing else is in it. */

/** Pixels a side: twice the largest face on screen, for fine screens. */
const SIDE = 256;
const QUALITY = 0.86;

/** @throws Error where the browser can make nothing of the file. */
export async function squarePhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const side = Math.min(picture.width, picture.height);
    const canvas = document.createElement('canvas');
    canvas.width = SIDE;
    canvas.height = SIDE;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser draws nothing');
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
    return await blobOf(canvas);
  } finally {
    picture.close();
  }
}

/** WebP, or what a browser without it gives instead (PNG). */
function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn')));
    canvas.toBlob(take, 'image/webp', QUALITY);
  });
}
