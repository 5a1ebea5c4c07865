import type { BackupTarget } from '@wmdrm/core';
import type { Profile } from '../contract/contract-case.js';
import { directoryCases } from './directory.cases.js';
import { fileCases } from './file.cases.js';
import { stagedCases } from './staged.cases.js';
import type { BackupTargetContext, BackupTargetSubject } from './subject.js';

/** The contract of `BackupTarget`. */
export const backupTargetProfile: Profile<BackupTargetSubject, BackupTargetContext> = {
  name: 'backup-target',
  about: 'The contract of `BackupTarget`: where backups are written.',
  source: { level: 'design', decision: 'BackupTarget' },
  cases: [...directoryCases, ...stagedCases, ...fileCases],
  offers: { reopen: 'a directory can be opened once more while it is open, as another run would' },
  offersOf: ({ reopen }) => new Set(reopen ? ['reopen'] : []),
  start: (subject, random) => {
    const open = new Set<BackupTarget>();
    const remember = (target: BackupTarget): BackupTarget => {
      open.add(target);
      return target;
    };
    return {
      context: {
        random,
        create: async () => remember(await subject.create()),
        reopen: async (target) => {
          if (!subject.reopen) throw new Error('This subject cannot be opened again.');
          return remember(await subject.reopen(target));
        },
      },
      end: async () => {
        for (const target of open) await target.close();
      },
    };
  },
};
