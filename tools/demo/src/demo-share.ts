import { rmdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { runningSamba } from './running-samba.ts';
import { share as folder, shownWorkFolder } from './work-folder.ts';

/** Where the backup of a demonstration lies, and how the command gets there. */
export interface DemoShare {
  /** UNC path of the backup. */
  readonly location: string;
  /** Set for every command. */
  readonly environment: Readonly<Record<string, string>>;
  /** Options of every command that has a location. */
  readonly options: readonly string[];
  /** What it is, for the reader. */
  readonly about: readonly string[];
  /** What it does not show. */
  readonly notShown: string;
  close(): Promise<void>;
}

/** A folder that stands for a share. */
export const folderShare: DemoShare = {
  location: '\\\\demo-nas\\backups\\laptop',
  environment: { WMDRM_MAP: '//demo-nas/backups=demo-nas' },
  options: [],
  about: [`demo-nas is no server but a folder, ${shownWorkFolder}/demo-nas.`],
  notShown: 'power loss, a real server, tampering',
  close: async () => undefined,
};

/** A share of a Samba server that is started for it. The folder is where the server has it on its disk. */
export async function sambaShare(variant: string): Promise<DemoShare> {
  const samba = await runningSamba(variant);
  rmdirSync(folder);
  symlinkSync(path.join(samba.directory, 'rw'), folder);
  return {
    location: '\\\\127.0.0.1\\rw\\laptop',
    environment: { WMDRM_SMB_PASSWORD: samba.password },
    options: ['--user', samba.user, '--smb-port', String(samba.port)],
    about: [
      `127.0.0.1 is a Samba server of its own, configured as "${variant}" (tools/samba/variants.ts).`,
      'The command speaks SMB to it; nothing is mounted.',
    ],
    notShown: 'power loss, a real network, tampering',
    close: () => samba.stop(),
  };
}
