import type { PersonSettings } from '../../../shared/person/settings.ts';
import type { Photo, ProfileStore } from '../profilePort.ts';

export function createMemoryProfiles(): ProfileStore & { forget(person: string): void } {
  const settings = new Map<string, PersonSettings>();
  const photos = new Map<string, Photo>();
  return {
    settingsOf: async (person) => structuredClone(settings.get(person) ?? null),
    async setSettings(person, given) {
      settings.set(person, structuredClone(given));
    },
    invisible: async (people) => new Set(people.filter((person) => settings.get(person)?.invisible)),
    photo: async (person) => structuredClone(photos.get(person) ?? null),
    async setPhoto(person, photo) {
      if (photo) photos.set(person, structuredClone(photo));
      else photos.delete(person);
    },
    async photosOf(people) {
      const wanted = people.flatMap((person) => {
        const hash = photos.get(person)?.hash;
        return hash === undefined ? [] : [[person, hash] as const];
      });
      return new Map(wanted);
    },
    forget(person) {
      settings.delete(person);
      photos.delete(person);
    },
  };
}
