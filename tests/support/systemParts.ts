/** What the tests need of the machine beside Node: found, else installed with apt where this process may, else named. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface SystemPart {
  name: string;
  packages: string;
  present: () => boolean;
  /** The tests run without it, too, only slower. */
  optional?: true;
}

/** Where Debian and others put Chromium; the first that exists is used. */
const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The same engine without the windows around it: tests take a quarter less time in it. */
const HEADLESS_PATH = '/usr/bin/chromium-headless-shell';

/** The whole browser; throws when there is none. */
export function chromiumPath(): string {
  const path = process.env['CHROMIUM'] ?? CHROMIUM_PATHS.find((candidate) => existsSync(candidate));
  if (!path) throw new Error('Chromium is missing. Install it: apt-get install -y chromium, or set CHROMIUM');
  return path;
}

/** What the browser tests drive: Chromium without windows where the machine has it, else the whole browser. */
export function headlessPath(): string {
  return !('CHROMIUM' in process.env) && existsSync(HEADLESS_PATH) ? HEADLESS_PATH : chromiumPath();
}

/** True when a program of this name is on the PATH or where Debian keeps a version of PostgreSQL. */
function found(program: string): boolean {
  const versions = '/usr/lib/postgresql';
  const debian = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
  return [...(process.env['PATH'] ?? '').split(delimiter), ...debian].some((folder) =>
    existsSync(join(folder, program)),
  );
}

const PARTS: SystemPart[] = [
  {
    name: 'Chromium',
    packages: 'chromium',
    present: () => 'CHROMIUM' in process.env || CHROMIUM_PATHS.some((path) => existsSync(path)),
  },
  {
    name: 'Chromium without windows',
    packages: 'chromium-headless-shell',
    present: () => 'CHROMIUM' in process.env || existsSync(HEADLESS_PATH),
    optional: true,
  },
  { name: 'PostgreSQL', packages: 'postgresql', present: () => found('postgres') },
  {
    name: 'LibreOffice, which reads what leaves for Word',
    packages: 'libreoffice-writer',
    present: () => found('soffice'),
  },
  { name: 'Redis', packages: 'redis-server', present: () => found('redis-server') },
];

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install(part: SystemPart): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  process.stdout.write(`Installing ${part.name} (apt-get install ${part.packages}) …\n`);
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...part.packages.split(' ')], quiet);
}

/** The parts that are still missing after an attempt to install them. */
export function missingParts(): SystemPart[] {
  for (const part of PARTS) if (!part.present() && mayInstall()) install(part);
  return PARTS.filter((part) => !part.present() && !part.optional);
}
