import { existsSync } from 'node:fs';
import path from 'node:path';

/** The one command that enables what needs Samba. */
export const installCommand = 'apt-get install --no-install-recommends samba smbclient';

/** Path of a program of Samba; servers lie in `/usr/sbin`, which is often not among a user's directories. */
export function findProgram(name: 'smbd' | 'pdbedit' | 'smbclient'): string | undefined {
  const directories = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin'];
  return directories
    .filter((directory) => directory !== '')
    .map((directory) => path.join(directory, name))
    .find((file) => existsSync(file));
}

/** Path of a program that must be there. */
export function needProgram(name: 'smbd' | 'pdbedit' | 'smbclient'): string {
  const file = findProgram(name);
  if (file === undefined) throw new Error(`${name} is not installed: ${installCommand}`);
  return file;
}
