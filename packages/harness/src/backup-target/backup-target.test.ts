import { LocalPath, type BackupTarget } from '@wmdrm/core';
import { fsTarget, type TargetFileSystem } from '@wmdrm/target-fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { createCrashFileSystem } from '../crash/crash-file-system.js';
import { faultyTarget } from '../faults/faulty-target.js';
import { memoryFileSystem } from '../memory-file-system.js';
import { describeBackupTarget } from '../vitest.js';
import type { BackupTargetSubject } from './subject.js';

/** A directory of its own for each target, in a file system of its own. */
function inMemory(newFs: () => TargetFileSystem, directFrom = Infinity): BackupTargetSubject {
  const places = new Map<BackupTarget, TargetFileSystem>();
  const open = async (fs: TargetFileSystem): Promise<BackupTarget> => {
    const resolver = fsTarget({ fs, platform: 'linux', directFrom });
    const target = await resolver.open(LocalPath.parse('/backup'), { create: true });
    places.set(target, fs);
    return target;
  };
  return {
    create: () => open(newFs()),
    reopen: (target) => open(places.get(target) ?? newFs()),
  };
}

describeBackupTarget(
  'a directory in memfs',
  inMemory(() => memoryFileSystem(['/'])),
  { describe, it },
);

describeBackupTarget(
  'a directory in the crash file system',
  inMemory(() => createCrashFileSystem()),
  { describe, it },
);

describeBackupTarget(
  'a directory in the crash file system, written around the page cache',
  inMemory(() => createCrashFileSystem(), 1),
  { describe, it },
);

const sound = inMemory(() => memoryFileSystem());
describeBackupTarget(
  'a target with an empty plan of faults',
  async () => faultyTarget(await sound.create(), []),
  { describe, it },
);

describe('in a temporary directory', () => {
  const made: string[] = [];
  afterAll(async () => {
    for (const directory of made) await rm(directory, { recursive: true });
  });
  const open = (directory: string): Promise<BackupTarget> =>
    fsTarget().open(LocalPath.parse(directory), { create: true });

  describeBackupTarget(
    'a real directory',
    {
      create: async () => {
        const directory = await mkdtemp(path.join(tmpdir(), 'harness-'));
        made.push(directory);
        return await open(path.join(directory, 'backup'));
      },
      reopen: (target) => open(target.location),
    },
    { describe, it },
  );
});
