/** What every store must do with what people have set for themselves. */
import { expect, it } from 'vitest';
import type { Storage } from '../../server/storage/ports.ts';
import type { Photo } from '../../server/storage/profilePort.ts';
import { USUAL_SETTINGS } from '../../shared/person/settings.ts';

const photo = (...bytes: number[]): Photo => ({
  hash: `h${bytes[0]}`,
  type: 'image/webp',
  bytes: new Uint8Array(bytes),
});

export function describeProfiles(of: () => Storage): void {
  it('[R-PROFILE-1] keeps what somebody set and their photo, the last of each', async () => {
    const { profiles: people } = of();
    // Of a person whom no other test knows: some stores are kept from test to test.
    const anna = crypto.randomUUID();
    expect([await people.settingsOf(anna), await people.photo(anna)]).toEqual([null, null]);
    await people.setSettings(anna, USUAL_SETTINGS);
    const changed = { theme: 'dark', invisible: true, keys: { off: false, changed: { j: 'n' } } } as const;
    await people.setSettings(anna, changed);
    expect(await people.settingsOf(anna)).toEqual(changed);
    expect([...(await people.invisible([anna, 'bob'])), (await people.invisible([])).size]).toEqual([anna, 0]);
    await people.setPhoto(anna, photo(1, 2));
    await people.setPhoto(anna, photo(3, 0, 255));
    const kept = await people.photo(anna);
    expect(kept && { ...kept, bytes: [...kept.bytes] }).toEqual({ hash: 'h3', type: 'image/webp', bytes: [3, 0, 255] });
    expect([...(await people.photosOf([anna, 'bob'])), (await people.photosOf([])).size]).toEqual([[anna, 'h3'], 0]);
    await people.setPhoto(anna, null);
    expect(await people.photo(anna)).toBeNull();
  });
}
