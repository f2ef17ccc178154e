/** What a person sets for themselves, and their photo, which is shown to the people of their desks. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type PersonSettings, THEMES, USUAL_SETTINGS } from '../../../shared/person/settings.ts';
import { barePicture } from '../../convert/barePicture.ts';
import { pictureIn } from '../../convert/picture.ts';
import type { Photo } from '../../storage/profilePort.ts';
import { boundedBytes } from './body.ts';
import type { HttpDeps } from './deps.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

/** A square of 256 pixels takes some twenty. */
const PHOTO_BODY = 200 * 1024;
const MOST_SIDE = 512;
const PHOTO_TYPES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** A key as `KeyboardEvent.key` gives it: one sign. */
const sign = z.string().regex(/^[^\s\p{C}?]$/u, 'one letter, digit or sign, and not ?');
const settingsShape = z.strictObject({
  theme: z.enum(THEMES),
  invisible: z.boolean(),
  keys: z.strictObject({
    off: z.boolean(),
    changed: z.record(sign, sign).refine((keys) => Object.keys(keys).length <= 60, 'at most 60 keys'),
  }),
});
const changeShape = settingsShape.partial();

const unknownPhoto = () => new Problem(404, 'photo.unknown', 'There is no such photo.');

const unsupported = () => new Problem(415, 'photo.unsupported', 'A photo is a JPEG, PNG or WebP picture.');

/** The photo as it is kept: its type, and its bytes without what a camera or a program wrote into it. */
function keptPhoto(sent: Uint8Array): Omit<Photo, 'hash'> {
  const picture = pictureIn(sent);
  if (!picture || !PHOTO_TYPES.includes(picture.type)) throw unsupported();
  const { type, width, height } = picture;
  if (width !== height || width === 0 || width > MOST_SIDE) {
    throw new Problem(422, 'photo.size', `A photo is square, with at most ${MOST_SIDE} pixels a side.`);
  }
  const bytes = barePicture(sent, type);
  if (!bytes) throw unsupported();
  return { type, bytes };
}

/** People who are on a desk with the visitor, and the visitor. */
async function colleaguesOf(deps: HttpDeps, person: string): Promise<string[]> {
  const { desks } = deps.storage;
  const own = await desks.membershipsOf(person);
  const members = await Promise.all(own.map(({ desk }) => desks.members(desk)));
  return [...new Set([person, ...members.flat().map((member) => member.person)])];
}

function settingsRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { profiles } = deps.storage;
  const settingsOf = async (person: string): Promise<PersonSettings> =>
    (await profiles.settingsOf(person)) ?? USUAL_SETTINGS;
  endpoints.signedIn(
    { method: 'get', path: '/me/settings', summary: 'What I have set for myself', answer: settingsShape },
    ({ visitor }) => settingsOf(visitor.person),
  );
  endpoints.signedIn(
    {
      ...{ method: 'patch', path: '/me/settings', summary: 'Set something for myself, on every computer' },
      ...{ body: changeShape, answer: settingsShape },
    },
    async ({ visitor, body }) => {
      const before = await settingsOf(visitor.person);
      const { theme = before.theme, invisible = before.invisible, keys = before.keys } = body;
      const next: PersonSettings = { theme, invisible, keys };
      await profiles.setSettings(visitor.person, next);
      if (invisible !== before.invisible) await deps.rooms.recheck();
      return next;
    },
  );
}

export function profileRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { profiles } = deps.storage;
  settingsRoutes(endpoints, deps);
  endpoints.signedIn(
    {
      ...{ method: 'put', path: '/me/photo', answer: z.object({ hash: z.string() }) },
      summary: 'My photo: the bytes of a square JPEG, PNG or WebP, kept without its metadata',
    },
    async ({ visitor, context }) => {
      const photo = keptPhoto(await boundedBytes(context, PHOTO_BODY));
      const hash = createHash('sha256').update(photo.bytes).digest('hex');
      await profiles.setPhoto(visitor.person, { hash, ...photo });
      return { hash };
    },
  );
  endpoints.signedIn({ method: 'delete', path: '/me/photo', summary: 'Take my photo away' }, async ({ visitor }) => {
    await profiles.setPhoto(visitor.person, null);
    return null;
  });
  endpoints.signedIn(
    {
      ...{ method: 'get', path: '/people/photos', answer: z.object({ photos: z.record(z.string(), z.string()) }) },
      summary: 'Who of my desks has a photo: its hash by person',
    },
    async ({ visitor }) => {
      const photos = await profiles.photosOf(await colleaguesOf(deps, visitor.person));
      return { photos: Object.fromEntries(photos) };
    },
  );
  endpoints.signedIn(
    { method: 'get', path: '/people/:person/photo/:hash', summary: 'A photo', media: 'image/*' },
    async ({ visitor, param }) => {
      const person = param('person');
      const isKnown = (await colleaguesOf(deps, visitor.person)).includes(person);
      const photo = isKnown ? await profiles.photo(person) : null;
      if (!photo || photo.hash !== param('hash')) throw unknownPhoto();
      return new Response(photo.bytes, {
        headers: {
          'content-type': photo.type,
          'content-disposition': 'inline; filename=photo',
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, max-age=86400, immutable',
        },
      });
    },
  );
}
