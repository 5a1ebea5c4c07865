import type { BackupTarget, MaybePromise } from '@wmdrm/core';
import type { SeededRandom } from '../seeded/seeded-random.js';

/** What the author of a target hands to the profile. */
export interface BackupTargetSubject {
  /** Opens a new, empty directory for writing. Each call gives another one. */
  create(): MaybePromise<BackupTarget>;
  /** Opens the directory of a target once more, as another run would, while the first stays open. */
  reopen?(target: BackupTarget): MaybePromise<BackupTarget>;
}

/** What a case works with. */
export interface BackupTargetContext {
  readonly random: SeededRandom;
  create(): Promise<BackupTarget>;
  reopen(target: BackupTarget): Promise<BackupTarget>;
}
