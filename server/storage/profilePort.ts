/** What people have set for themselves, and their photos. Goes with the person. */
import type { PersonSettings } from '../../shared/person/settings.ts';

export interface Photo {
  /** SHA-256 of the bytes, hex. */
  hash: string;
  /** Media type, told from the bytes. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface ProfileStore {
  /** Null while nothing was set. */
  settingsOf(person: string): Promise<PersonSettings | null>;
  setSettings(person: string, settings: PersonSettings): Promise<void>;
  /** Which of these people are not shown where they are. */
  invisible(people: readonly string[]): Promise<Set<string>>;
  photo(person: string): Promise<Photo | null>;
  /** Null takes it away. */
  setPhoto(person: string, photo: Photo | null): Promise<void>;
  /** Hashes of photos by person; people without one are left out. */
  photosOf(people: readonly string[]): Promise<Map<string, string>>;
}
