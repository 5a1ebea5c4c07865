import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Programs that are measured beside ours, with the Debian package each is in and how it tells its version. */
const programs = {
  restic: { package: 'restic', version: ['version'] },
  borg: { package: 'borgbackup', version: ['--version'] },
  rsync: { package: 'rsync', version: ['--version'] },
  tar: { package: 'tar', version: ['--version'] },
  zstd: { package: 'zstd', version: ['--version'] },
  sqlite3: { package: 'sqlite3', version: ['--version'] },
} as const;

export type Program = keyof typeof programs;

const directories = (process.env['PATH'] ?? '').split(path.delimiter);

export function isInstalled(program: Program): boolean {
  return directories.some((directory) => existsSync(path.join(directory, program)));
}

/** What installs what is missing of these, on Debian. */
export function installCommand(needed: readonly Program[]): string {
  const missing = needed.filter((program) => !isInstalled(program));
  return `apt-get install ${missing.map((program) => programs[program].package).join(' ')}`;
}

/** `restic 0.14.0`; the name alone where it does not say. */
export function versionOf(program: Program): string {
  const { stdout } = spawnSync(program, programs[program].version, { encoding: 'utf8' });
  const [version] = /\d+(?:\.\d+)+/.exec(stdout) ?? [];
  return version === undefined ? program : `${program} ${version}`;
}
