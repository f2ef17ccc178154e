/** What a command needs of the text, and what was found of it before it is decided. */
import type {
  AcceptanceFacts,
  CheckFacts,
  PassageFacts,
  ResidueFacts,
  RestorationFacts,
  VersionFacts,
} from '../domain/decision.ts';
import type { PassageRecord } from '../storage/ports.ts';
import type { Place } from './places.ts';
import type { LiveText } from './port.ts';

/** What was looked up in the text for a command. */
export interface LookedUp {
  place?: Place;
  acceptance?: AcceptanceFacts;
  /** Of a command that is decided on the words as they are. */
  check?: CheckFacts | null;
  /** The text that is signed: it may change until that is decided. */
  live?: LiveText;
  residue?: ResidueFacts | null;
  version?: VersionFacts | null;
  restoration?: RestorationFacts | null;
  /** Of a passage that is to be handled. */
  passage?: PassageFacts | null;
  record?: PassageRecord | undefined;
}
