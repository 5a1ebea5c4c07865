import { openTarget, type BackupTarget } from '@wmdrm/core';
import { smbTarget } from '@wmdrm/target-smb';

/** How a step reaches the share `rw` of a private server; the password is in the environment. */
export interface BenchShare {
  readonly port: number;
  readonly user: string;
  /** Encrypt although the server does not ask for it. */
  readonly encrypt: boolean;
}

/** Where a step finds the password. */
export const passwordVariable = 'WMDRM_SMB_PASSWORD';

export function sharePassword(): string {
  return process.env[passwordVariable] ?? '';
}

/** A directory of the share as backup target. */
export function openShareDirectory(share: BenchShare, directory: string): Promise<BackupTarget> {
  const shares = smbTarget({ ...share, password: sharePassword() });
  return openTarget(`//127.0.0.1/rw/${directory}`, [shares], { create: true });
}
