/** Which pictures are loaded: an article's own files, and nothing from elsewhere. Pages without the editor ask it, too. */
const OWN_FILE = /^\/api\/v1\/articles\/[\w-]+\/files\/[\w.-]+$/;

/** The address of a picture among this article's files, or null. */
export function ownPicture(src: unknown): string | null {
  return typeof src === 'string' && OWN_FILE.test(src) ? src : null;
}
