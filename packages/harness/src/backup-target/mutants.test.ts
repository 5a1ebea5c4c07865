import { LocalPath, type BackupTarget } from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';
import { describe, expect, it } from 'vitest';
import { runCase } from '../contract/run-profile.js';
import type { Mutant } from '../contract/fixtures/mutant.js';
import { memoryFileSystem } from '../memory-file-system.js';
import { backupTargetProfile } from './backup-target-profile.js';
import { targetMutants } from './fixtures/mutants.js';
import type { BackupTargetSubject } from './subject.js';

function subjectOf({ alter }: Mutant<BackupTarget>): BackupTargetSubject {
  const places = new Map<BackupTarget, ReturnType<typeof memoryFileSystem>>();
  const open = async (fs: ReturnType<typeof memoryFileSystem>): Promise<BackupTarget> => {
    const resolver = fsTarget({ fs, platform: 'linux' });
    const sound = await resolver.open(LocalPath.parse('/backup'), { create: true });
    const target = alter(sound, []);
    places.set(target, fs);
    return target;
  };
  return {
    create: () => open(memoryFileSystem()),
    reopen: (target) => open(places.get(target) ?? memoryFileSystem()),
  };
}

describe('a target that', () => {
  for (const mutant of targetMutants) {
    it.each(mutant.foundBy)(`${mutant.fault} is found by %s`, async (id) => {
      const contractCase = backupTargetProfile.cases.find((each) => each.id === id);
      if (!contractCase) throw new Error(`There is no case ${id}.`);
      const { verdict } = await runCase(backupTargetProfile, contractCase, subjectOf(mutant));
      expect(['fail', 'error']).toContain(verdict);
    });
  }
});

it('every case finds a fault', () => {
  const found = new Set(targetMutants.flatMap(({ foundBy }) => foundBy));
  expect(backupTargetProfile.cases.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
});

it('no two cases have the same id', () => {
  const ids = backupTargetProfile.cases.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
