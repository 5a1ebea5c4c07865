import { LicenseStore, openTarget, type BackupTarget, type Host } from '@wmdrm/core';
import { nodeHost } from '@wmdrm/node';
import { sqliteStore } from '@wmdrm/store-sqlite';
import { fsTarget } from '@wmdrm/target-fs';

/** The host of a step's process. */
export const host: Host = nodeHost();

/** The store in a file; a new one if `create` says so. */
export function openStore(file: string, create = false): LicenseStore {
  const engine = sqliteStore({ file, create: create ? 'if-missing' : 'never', host });
  return new LicenseStore(engine, { host });
}

/** A directory of the file system as backup target. */
export function openDirectory(directory: string, create = false): Promise<BackupTarget> {
  return openTarget(directory, [fsTarget()], { create });
}
