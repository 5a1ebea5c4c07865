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

/** Begins a backup that stops half-way; needs `hold`. */
export function holdBackup(machine: Machine, directory: string, flags = 0): Promise<HeldOperation> {
  return holdOperation(machine, (management) =>
    management.call('BackupLicenses', directory, flags),
  );
}

/** Begins a restore that stops half-way; needs `hold`. */
export function holdRestore(
  machine: Machine,
  directory: string,
  flags = 0,
): Promise<HeldOperation> {
  return holdOperation(machine, (management) =>
    management.call('RestoreLicenses', directory, flags),
  );
}

async function holdOperation(
  machine: Machine,
  start: (management: Face<'IWMDRMLicenseManagement'>) => Promise<Answer<Face<'IUnknown'>>>,
): Promise<HeldOperation> {
  const { controls } = machine;
  const management = await machine.management();
  await controls.hold?.();
  let answer: Answer<Face<'IUnknown'>> | undefined;
  void start(management).then((started) => (answer = started));
  await machine.until('the operation stops half-way', async () => {
    if (answer?.ok === false) present('the call', answer);
    return (await controls.isHeld?.()) || undefined;
  });
  const started = await machine.until(
    'the call returns while its operation has not come to an end',
    () => answer,
  );
  const cookie = present('the call', started);
  const read = (): Promise<OperationRun> => readOperation(machine, management, cookie);
  return {
    management,
    cookie,
    finish: async () => {
      await controls.release?.();
      return read();
    },
    cancel: async () => {
      const cancelled = await management.call('CancelAsyncOperation', cookie);
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
