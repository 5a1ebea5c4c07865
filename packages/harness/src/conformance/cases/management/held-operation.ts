import { expectThat } from '../../../contract/expectations.js';
import type { Answer } from '../../machine/answer.js';
import type { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';
import { readOperation, type OperationRun } from './run-operation.js';

/** An operation that has stopped half-way. Its object, its cookie, and ways on. */
export interface HeldOperation {
  readonly management: Face<'IWMDRMLicenseManagement'>;
  readonly cookie: Face<'IUnknown'>;
  /** Lets it go on, and reads its events to the end. */
  finish(): Promise<OperationRun>;
  /** Cancels it, lets it go on, and reads its events to the end. */
  cancel(): Promise<OperationRun>;
  /** Lets it fail, and reads its events to the end. */
  fail(): Promise<OperationRun>;
}

/** How an operation is begun. */
export interface HeldStart {
  /** Default 0. */
  readonly flags?: number;
  /** The object that begins it. Default a new one. */
  readonly management?: Face<'IWMDRMLicenseManagement'>;
}

/** Begins a backup that stops half-way; needs `hold`. */
export function holdBackup(
  machine: Machine,
  directory: string,
  start: HeldStart = {},
): Promise<HeldOperation> {
  return holdOperation(machine, 'BackupLicenses', directory, start);
}

/** Begins a restore that stops half-way; needs `hold`. */
export function holdRestore(
  machine: Machine,
  directory: string,
  start: HeldStart = {},
): Promise<HeldOperation> {
  return holdOperation(machine, 'RestoreLicenses', directory, start);
}

/** What a call answers that has to return while an operation stands half-way; a violation if it waits for it. */
export async function answerWhileHeld<T>(
  machine: Machine,
  call: string,
  answering: Promise<T>,
): Promise<T> {
  let answer: { readonly value: T } | undefined;
  void answering.then((value) => (answer = { value }));
  const { value } = await machine.until(
    `${call} returns while the operation has not come to an end`,
    () => answer,
  );
  return value;
}

async function holdOperation(
  machine: Machine,
  method: 'BackupLicenses' | 'RestoreLicenses',
  directory: string,
  { flags = 0, ...start }: HeldStart,
): Promise<HeldOperation> {
  const { controls } = machine;
  const management = start.management ?? (await machine.management());
  await controls.hold?.();
  const answering = management.call(method, directory, flags);
  let refused: Answer<unknown> | undefined;
  void answering.then((answer) => (refused = answer.ok ? undefined : answer));
  await machine.until('the operation stops half-way', async () => {
    if (refused !== undefined) present(method, refused);
    return (await controls.isHeld?.()) || undefined;
  });
  const cookie = present(method, await answerWhileHeld(machine, method, answering));
  const read = (): Promise<OperationRun> => readOperation(machine, management, cookie);
  return {
    management,
    cookie,
    finish: async () => {
      await controls.release?.();
      return read();
    },
    cancel: async () => {
      const cancelling = management.call('CancelAsyncOperation', cookie);
      const cancelled = await answerWhileHeld(machine, 'CancelAsyncOperation', cancelling);
      expectThat('CancelAsyncOperation succeeds', cancelled.ok);
      await controls.release?.();
      return read();
    },
    fail: async () => {
      await controls.failHeld?.();
      return read();
    },
  };
}
