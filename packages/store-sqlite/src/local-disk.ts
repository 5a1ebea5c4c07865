import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { UncPath } from '@wmdrm/core';
import { StoreFault } from './store-fault.js';

/** What the disk check looks at; made up in tests. */
export interface DiskView {
  readonly platform: NodeJS.Platform;
  /** Type number of the file system an existing file or directory lies on (statfs(2), f_type). */
  fileSystemType(path: string): number;
}

/** The disks of this machine. */
export const realDisks: DiskView = {
  platform: process.platform,
  fileSystemType: (path) => statfsSync(path).type,
};

/** Linux's numbers of network file systems (statfs(2)). sshfs and others on FUSE cannot be told from local ones. */
const networkTypes: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xff53_4d42: 'CIFS',
  0xfe53_4d42: 'SMB2',
  0x564c: 'NCP',
  0x5346_414f: 'AFS',
  0x7375_7245: 'Coda',
};

/**
 * Throws `store-unsupported` if a path, as it was given, is that of a share. So on every system: elsewhere than on Windows it
 * would be resolved to a local file nobody means.
 */
export function refuseShare(path: string): void {
  if (UncPath.is(path) && isBelowShare(path)) throw onNetwork('UNC path');
}

function isBelowShare(path: string): boolean {
  try {
    return UncPath.parse(path).components.length > 0;
  } catch {
    return false;
  }
}

/**
 * Throws `store-unsupported` if `file` (an absolute path, existing or not) lies on a network file system: write-ahead
 * logging needs memory shared by all users of the file (sqlite.org/wal.html), which no network gives.
 */
export function refuseNetworkDisk(file: string, disks: DiskView): void {
  if (disks.platform === 'win32') refuseShare(file);
  const network = networkTypeOf(file, disks);
  if (network !== undefined) throw onNetwork(network);
}

function onNetwork(what: string): StoreFault {
  return new StoreFault(
    'store-unsupported',
    `it lies on a network file system (${what}), where a store can be damaged`,
    { remedy: 'Keep the store on a local disk and back it up to the network.' },
  );
}

function networkTypeOf(file: string, disks: DiskView): string | undefined {
  if (disks.platform !== 'linux') return undefined;
  for (let path = file; ; path = dirname(path)) {
    try {
      // Sign extension of the C library's word on 32-bit machines.
      return networkTypes[disks.fileSystemType(path) >>> 0];
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      // Anything else says itself better when the store is opened.
      if (!missing || path === dirname(path)) return undefined;
    }
  }
}
