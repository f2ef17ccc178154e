/**
 * Disks that fail, made of files: one whose power goes, one that is too small. Making them needs the rights of root; where
 * a machine does not give them, `lackingFor…` says so, and whoever asks counts that as skipped.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr || status}`);
  return stdout.trim();
}

/** `EXT4_IOC_SHUTDOWN` with the flag that leaves the journal unwritten: what was not synced is gone, as with the power. */
const CUT = `open(my $disk, '<', shift) or die $!; my $flag = pack('L', 2); ioctl($disk, 0x8004587D, $flag) or die $!`;
const DISK_BYTES = 96 * 1024 * 1024;

export class FragileDisk {
  readonly #scratch = mkdtempSync(join(tmpdir(), 'kantlijn-disk-'));
  readonly folder = join(this.#scratch, 'mounted');
  readonly #image = join(this.#scratch, 'image');
  #device = '';

  constructor() {
    mkdirSync(this.folder);
    closeSync(openSync(this.#image, 'w'));
    truncateSync(this.#image, DISK_BYTES);
    run('mkfs.ext4', '-q', '-F', this.#image);
    this.#attach();
  }
  #attach(): void {
    this.#device = run('losetup', '--find', '--show', this.#image);
    run('mount', this.#device, this.folder);
  }
  #detach(): void {
    run('umount', this.folder);
    run('losetup', '--detach', this.#device);
  }
  cutPower(): void {
    run('perl', '-e', CUT, this.folder);
  }
  /** After the power was cut and every process on it is gone: mounted anew, its journal played back. */
  powerUp(): void {
    this.#detach();
    this.#attach();
  }
  remove(): void {
    this.#detach();
    rmSync(this.#scratch, { recursive: true });
  }
}

export class SmallDisk {
  readonly folder = mkdtempSync(join(tmpdir(), 'kantlijn-small-'));

  constructor(megabytes: number) {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', this.folder);
  }
  /** Takes all the space that is left. */
  fill(): void {
    const file = openSync(join(this.folder, 'ballast'), 'w');
    for (const size of [256 * 1024, 4_096]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
    closeSync(file);
  }
  free(): void {
    rmSync(join(this.folder, 'ballast'));
  }
  remove(): void {
    run('umount', this.folder);
    rmSync(this.folder, { recursive: true });
  }
}

function lacking(make: () => { remove(): void }): string | null {
  try {
    make().remove();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
/** Why this machine cannot have its power cut; null where it can. */
export const lackingForPowerLoss = () => lacking(() => new FragileDisk());
/** Why no small disk can be made here; null where it can. */
export const lackingForFullDisk = () => lacking(() => new SmallDisk(1));
export const lackingForTracing = () =>
  spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0 ? null : 'strace does not run here';
