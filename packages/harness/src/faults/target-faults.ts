import { errorCodes, type ErrorCode } from '@wmdrm/core';
import type { FaultOn, FaultVocabulary } from './fault.js';

/** The functions of a `BackupTarget`, of its staged files (`staged.…`) and of its open files (`file.…`). */
export const targetOperations = [
  'createExclusive',
  'open',
  'stat',
  'list',
  'makeDirectory',
  'remove',
  'flushFile',
  'flushDirectory',
  'space',
  'close',
  'staged.write',
  'staged.flush',
  'staged.publish',
  'staged.discard',
  'file.read',
  'file.close',
] as const;

export type TargetOperation = (typeof targetOperations)[number];

/** A fault of a `BackupTarget`; paths are names in it, `''` the target itself. */
export type Fault = FaultOn<TargetOperation, ErrorCode>;

/** One call of a target. */
export interface TargetCall {
  readonly operation: TargetOperation;
  /** Name it is about; `''` for the target itself. */
  readonly path: string;
}

/** What a plan for `faultyTarget` can speak of: every function, and the codes a target fails with. */
export const targetFaults: FaultVocabulary<TargetOperation, ErrorCode> = {
  operations: targetOperations,
  write: 'staged.write',
  codes: Object.keys(errorCodes) as ErrorCode[],
  likely: [
    'connection-lost',
    'target-timeout',
    'target-unreachable',
    'target-full',
    'target-in-use',
    'target-io',
    'access-denied',
  ],
  broken: ['connection-lost', 'target-timeout'],
};
