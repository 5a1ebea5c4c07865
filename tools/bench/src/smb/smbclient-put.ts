import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import type { StepResult } from '../child/step.ts';
import { sharePassword, type BenchShare } from './bench-share.ts';

/** Samba's own client copies a file to the share. It flushes nothing; its start and logon are in the time, as ours are. */
export async function smbclientPut(options: {
  readonly share: BenchShare;
  readonly file: string;
}): Promise<StepResult> {
  const { port, user, encrypt } = options.share;
  const { status, stdout, stderr } = spawnSync(
    'smbclient',
    [
      ...['//127.0.0.1/rw', '-p', String(port), '-U', user],
      `--client-protection=${encrypt ? 'encrypt' : 'sign'}`,
      ...['-c', `put "${options.file}" put`],
    ],
    { encoding: 'utf8', env: { ...process.env, PASSWD: sharePassword() } },
  );
  if (status !== 0) throw new Error(`smbclient failed: ${stdout}${stderr}`);
  return { licenses: 0, bytes: statSync(options.file).size };
}
