import { UncPath, type BackupTarget } from '@wmdrm/core';
import { describe, it } from 'vitest';
import { createCrashFileSystem } from '../crash/crash-file-system.js';
import type { BackupTargetSubject } from '../backup-target/subject.js';
import { describeBackupTarget } from '../vitest.js';
import { skippingClock } from './fixtures/skipping-clock.js';
import type { ShareOptions } from './share-options.js';
import { simulateUncNetwork, type UncNetwork } from './simulate-unc-network.js';

/** A network of its own for each target. */
function onShare(options: () => ShareOptions, path: string): BackupTargetSubject {
  const networks = new Map<BackupTarget, UncNetwork>();
  const open = async (network: UncNetwork): Promise<BackupTarget> => {
    const location = UncPath.parse(path);
    const target = await network.open(location, { create: true });
    networks.set(target, network);
    return target;
  };
  const newNetwork = (): UncNetwork =>
    simulateUncNetwork({
      hosts: { nas: { shares: { backups: options() } } },
      clock: skippingClock(),
    });
  return {
    create: () => open(newNetwork()),
    reopen: (target) => open(networks.get(target) ?? newNetwork()),
  };
}

const directory = '\\\\nas\\backups\\laptop\\licenses';

describe.each<[string, () => ShareOptions, path?: string]>([
  ['a share', () => ({})],
  ['the root of a share', () => ({}), '\\\\nas\\backups'],
  ['a case-sensitive share', () => ({ caseSensitive: true })],
  ['a share with a quota', () => ({ quotaBytes: 10_000_000 })],
  ['a share without hard links', () => ({ hardLinks: false })],
  ['a share without flushes that says so', () => ({ flush: 'none', directoryFlush: 'none' })],
  ['a share without flushes that lies', () => ({ flush: 'ignored', directoryFlush: 'ignored' })],
  ['a share without directory flush', () => ({ directoryFlush: 'none' })],
  ['a slow share', () => ({ latencyMs: 100 })],
  ['a share for this user', () => ({ users: { user: 'write', guest: 'read' } })],
  ['a share on a disk that may crash', () => ({ disk: createCrashFileSystem() })],
])('%s', (name, options, path = directory) => {
  describeBackupTarget(name, onShare(options, path), { describe, it });
});
