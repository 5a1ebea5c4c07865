import {
  MEWMDRMLicenseBackupProgress,
  MEWMDRMLicenseRestoreProgress,
  VT_UNKNOWN,
} from '@wmdrm/com/constants';
import { expectThat } from '../../../contract/expectations.js';
import type { StatusValue } from '../../interfaces/interface-kinds.js';
import { codeName } from '../../machine/answer.js';
import { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';

/** What the events of a backup or restore said. */
export interface OperationRun {
  readonly cookie: Face<'IUnknown'>;
  readonly management: Face<'IWMDRMLicenseManagement'>;
  /** The progress events, in order. */
  readonly progress: readonly Face<'IMFMediaEvent'>[];
  /** Of each progress event, in order. */
  readonly statuses: readonly StatusValue[];
  readonly completed: {
    readonly type: number;
    /** Name of the code. */
    readonly status: string;
    readonly succeeded: boolean;
    readonly event: Face<'IMFMediaEvent'>;
  };
}

/** Backs up on a new object and reads all events. */
export async function backUp(
  machine: Machine,
  directory: string,
  flags = 0,
): Promise<OperationRun> {
  const management = await machine.management();
  const started = await management.call('BackupLicenses', directory, flags);
  return readOperation(machine, management, present('BackupLicenses', started));
}

/** Restores on a new object and reads all events. */
export async function restore(
  machine: Machine,
  directory: string,
  flags = 0,
): Promise<OperationRun> {
  const management = await machine.management();
  const started = await management.call('RestoreLicenses', directory, flags);
  return readOperation(machine, management, present('RestoreLicenses', started));
}

/** Reads the events of an operation up to the completed one. */
export async function readOperation(
  machine: Machine,
  management: Face<'IWMDRMLicenseManagement'>,
  cookie: Face<'IUnknown'>,
): Promise<OperationRun> {
  const progress: Face<'IMFMediaEvent'>[] = [];
  const statuses: StatusValue[] = [];
  for (;;) {
    const event = await machine.nextEvent(management);
    const type = await typeOf(event);
    if (isProgress(type)) {
      progress.push(event);
      statuses.push(await statusOf(event));
      continue;
    }
    const hr = present('IMFMediaEvent::GetStatus', await event.call('GetStatus'));
    const completed = { type, status: codeName(hr), succeeded: hr < 0x8000_0000, event };
    return { cookie, management, progress, statuses, completed };
  }
}

/** What IMFMediaEvent::GetType says. */
export async function typeOf(event: Face<'IMFMediaEvent'>): Promise<number> {
  return present('GetType', await event.call('GetType'));
}

/** The object that is the value of a progress event. */
export async function valueOf(event: Face<'IMFMediaEvent'>): Promise<Face<'IUnknown'>> {
  const { vt, value } = present('GetValue', await event.call('GetValue'));
  expectThat(
    'the value of a progress event is VT_UNKNOWN',
    vt === VT_UNKNOWN && value instanceof Face,
  );
  return value;
}

/** The status interface of a progress event. */
export async function statusObjectOf(
  event: Face<'IMFMediaEvent'>,
): Promise<Face<'IWMDRMLicenseBackupRestoreStatus'>> {
  return present(
    'QueryInterface for IWMDRMLicenseBackupRestoreStatus',
    await (await valueOf(event)).query('IWMDRMLicenseBackupRestoreStatus'),
  );
}

/** The status a progress event carries. */
export async function statusOf(event: Face<'IMFMediaEvent'>): Promise<StatusValue> {
  return present('GetStatus', await (await statusObjectOf(event)).call('GetStatus'));
}

export function isProgress(type: number): boolean {
  return type === MEWMDRMLicenseBackupProgress || type === MEWMDRMLicenseRestoreProgress;
}
