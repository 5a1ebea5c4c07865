import { cancelOperation } from '../cancel/cancel-operation.ts';
import { backUpByCom, backUpByCore } from '../com/shim-backup.ts';
import { buildStore } from '../data/build-store.ts';
import { sqliteBackup } from '../full/sqlite-backup.ts';
import { backUpSmall } from '../growth/back-up-small.ts';
import { backUpChanges } from '../increments/back-up-changes.ts';
import { changeStore } from '../increments/change-store.ts';
import { backUp } from '../loops/back-up.ts';
import { backUpWatched } from '../loops/back-up-watched.ts';
import { rawWrite } from '../loops/raw-write.ts';
import { restore } from '../loops/restore.ts';
import { verify } from '../loops/verify.ts';
import { warmMemory } from '../loops/warm-memory.ts';
import { runCommands } from '../peers/run-commands.ts';
import { backUpAndDie } from '../resume/back-up-and-die.ts';
import { backUpOverSmb } from '../smb/back-up-over-smb.ts';
import { libsmbclientWrite } from '../smb/libsmbclient-write.ts';
import { smbclientPut } from '../smb/smbclient-put.ts';
import { writeOverSmb, writeSmallOverSmb } from '../smb/write-over-smb.ts';
import { hashRecords } from '../verify/hash-records.ts';
import { readBytes } from '../verify/read-bytes.ts';
import type { StepResult } from './step.ts';

/** Does nothing: its memory is that of Node with the modules loaded. */
async function idle(_options: Readonly<Record<string, never>>): Promise<StepResult> {
  return { licenses: 0, bytes: 0 };
}

/** Everything that can be measured, each in a process of its own. */
export const steps = {
  idle,
  'warm-memory': warmMemory,
  'build-store': buildStore,
  'raw-write': rawWrite,
  'back-up': backUp,
  'back-up-watched': backUpWatched,
  'back-up-small': backUpSmall,
  'back-up-and-die': backUpAndDie,
  'back-up-changes': backUpChanges,
  'change-store': changeStore,
  'back-up-by-core': backUpByCore,
  'back-up-by-com': backUpByCom,
  'cancel-operation': cancelOperation,
  'sqlite-backup': sqliteBackup,
  'run-commands': runCommands,
  'smb-back-up': backUpOverSmb,
  'smb-write': writeOverSmb,
  'smb-small': writeSmallOverSmb,
  'smbclient-put': smbclientPut,
  'libsmbclient-write': libsmbclientWrite,
  'hash-records': hashRecords,
  'read-bytes': readBytes,
  verify,
  restore,
} as const;

export type StepName = keyof typeof steps;
/** What a step is told; plain values, they cross into another process. */
export type StepOptions<Name extends StepName> = Parameters<(typeof steps)[Name]>[0];
