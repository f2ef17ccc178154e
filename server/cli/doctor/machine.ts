/** What the machine and the settings say before anything is opened. */
import { createAddresses, isOpenToTheNetwork, listensUnnamed } from '../../addresses.ts';
import type { Config } from '../../config.ts';
import { version } from '../../packageFolder.ts';
import { doubtful, type Finding, ill, well } from './finding.ts';

const NODE = 26;
/** Before it, a power cut in a reset of the write-ahead log could spoil a database. */
const SQLITE = [3, 51, 3];
/** A clock before it was never set: the day on which this was written. */
const NO_EARLIER = Date.UTC(2026, 10, 1);

function isOlder(found: string, wanted: number[]): boolean {
  const parts = found.split('.').map(Number);
  const at = wanted.findIndex((part, place) => part !== (parts[place] ?? 0));
  return at >= 0 && (parts[at] ?? 0) < (wanted[at] ?? 0);
}

export function versionFinding(versions: { node: string; sqlite: string }): Finding {
  const words = `Kantlijn ${version}, Node ${versions.node}, SQLite ${versions.sqlite}`;
  const isFit = !isOlder(versions.node, [NODE]) && !isOlder(versions.sqlite, SQLITE);
  if (isFit) return well('version', words);
  return ill('version', words, `Run it under Node ${NODE}, which has SQLite ${SQLITE.join('.')} or later.`);
}

export function clockFinding(now: number): Finding {
  const words = new Date(now).toISOString();
  return now >= NO_EARLIER ? well('clock', words) : ill('clock', words, 'Set the clock of this machine.');
}

/** How far apart the clock here and one elsewhere are, or the newest moment that is on record. */
export function clockAgainst(what: string, there: number, now: number, isRecord: boolean): Finding {
  const apart = isRecord ? Math.max(0, there - now) : Math.abs(there - now);
  if (apart <= 5_000) return well('clock', `agrees with ${what}`);
  const words = `${Math.round(apart / 1_000)} s apart from ${what}`;
  return doubtful(
    'clock',
    words,
    'Let every machine keep its clock by NTP; order does not depend on it, times shown do.',
  );
}

export function addressFindings(config: Config): Finding[] {
  const address = createAddresses(config).publicUrl();
  if (listensUnnamed(config)) {
    const words = `listens on ${config.host}, and PUBLIC_URL is not set: browsers on other machines cannot sign in`;
    return [doubtful('address', words, 'Set PUBLIC_URL to the address that people use.')];
  }
  if (isOpenToTheNetwork(config)) {
    const words = `${address} is not https: passwords and texts pass the network in the open`;
    return [doubtful('address', words, 'Put a proxy with a certificate before it; deploy/Caddyfile is one.')];
  }
  if (config.publicUrl === null) return [well('address', `this machine alone, ${address}`)];
  if (address.startsWith('https:') && config.trustedProxies.length === 0) {
    const words = `${address}, and no proxy is trusted: all failed sign-ins count as of one network`;
    return [doubtful('address', words, 'Name the address of the proxy in TRUSTED_PROXIES.')];
  }
  return [well('address', address)];
}
