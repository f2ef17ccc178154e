/** What the HTTP layer is given by the composition root. */
import type { Audit } from '../../audit.ts';
import type { Converter } from '../../convert/converter.ts';
import type { Exporter } from '../../convert/exporter.ts';
import type { Proposer } from '../../convert/proposer.ts';
import type { Accounts } from '../../identity/accounts.ts';
import type { Guests } from '../../identity/guests.ts';
import type { Invites } from '../../identity/invites.ts';
import type { Passkeys } from '../../identity/passkeys.ts';
import type { Provider } from '../../identity/provider.ts';
import type { Resets } from '../../identity/resets.ts';
import type { SecondFactor } from '../../identity/secondFactor.ts';
import type { SignOn } from '../../identity/signOn.ts';
import type { Throttle } from '../../identity/throttle.ts';
import type { Mailer } from '../../mail/port.ts';
import type { News } from '../../news.ts';
import type { Pages } from '../../pages/pages.ts';
import type { PassportKey } from '../../passportKey.ts';
import type { Removal } from '../../removal.ts';
import type { Chronicles } from '../../rooms/chronicle.ts';
import type { Decisions } from '../../rooms/decisions.ts';
import type { Past } from '../../rooms/past.ts';
import type { Rooms } from '../../rooms/port.ts';
import type { Indexer } from '../../search/indexer.ts';
import type { Searcher } from '../../search/searcher.ts';
import type { FileFolder, Storage } from '../../storage/ports.ts';
import type { ClientAddress } from './clientAddress.ts';
import type { OwnOrigin } from './origin.ts';

export interface HttpDeps {
  storage: Storage;
  audit: Audit;
  fileFolder: FileFolder;
  converter: Converter;
  exporter: Exporter;
  proposer: Proposer;
  passportKey: PassportKey;
  /** Null where this server fetches nothing from the web. */
  pages: Pages | null;
  /** Null where no letters leave. */
  mailer: Mailer | null;
  accounts: Accounts;
  guests: Guests;
  /** Single sign-on; null where there is none. */
  provider: Provider | null;
  signOn: SignOn;
  /** Whether others than the owner sign in with a password. */
  takesPasswords: boolean;
  removal: Removal;
  secondFactor: SecondFactor;
  passkeys: Passkeys;
  resets: Resets;
  invites: Invites;
  rooms: Rooms;
  decisions: Decisions;
  past: Past;
  news: Pick<News, 'webhooks'>;
  chronicles: Chronicles;
  searcher: Searcher;
  indexer: Pick<Indexer, 'isBuilding'>;
  throttle: Throttle;
  /** Milliseconds since the epoch. */
  clock: () => number;
  newId: () => string;
  /** Where people reach this server, without a slash at the end. */
  publicUrl: () => string;
  ownOrigin: OwnOrigin;
  clientAddress: ClientAddress;
}
