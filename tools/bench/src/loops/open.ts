import { LicenseStore, openTarget, type BackupTarget, type Host } from '@wmdrm/core';
import { nodeHost } from '@wmdrm/node';
import { newSqliteStore, sqliteStore } from '@wmdrm/store-sqlite';
import { fsTarget } from '@wmdrm/target-fs';

/** The host of a step's process. */
export const host: Host = nodeHost();

/** The store in a file; if `make` says so, one that is made by its first change. */
export function openStore(file: string, make = false): LicenseStore {
  const engine = make ? newSqliteStore({ file, host }) : sqliteStore({ file, host });
  return new LicenseStore(engine, { host });
}

/** A directory of the file system as backup target. */
export function openDirectory(directory: string, create = false): Promise<BackupTarget> {
  return openTarget(directory, [fsTarget()], { create });
}
