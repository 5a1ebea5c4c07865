import { VT_UNKNOWN } from '@wmdrm/com/constants';
import { expectThat } from '../../../contract/expectations.js';
import type { StatusValue } from '../../interfaces/interface-kinds.js';
import { codeName } from '../../machine/answer.js';
import { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';

/** What the events of a backup or restore said. */
export interface OperationRun {
  readonly cookie: Face<'IUnknown'>;
  readonly management: Face<'IWMDRMLicenseManagement'>;
  /** Of each progress event, in order. */
  readonly statuses: readonly StatusValue[];
  readonly completed: {
    readonly type: number;
    /** Name of the code. */
    readonly status: string;
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
  const statuses: StatusValue[] = [];
  for (;;) {
    const event = await machine.nextEvent(management);
    const type = present('GetType', await event.call('GetType'));
    const status = present('IMFMediaEvent::GetStatus', await event.call('GetStatus'));
    if (!isProgress(type)) {
      return { cookie, management, statuses, completed: { type, status: codeName(status), event } };
    }
    statuses.push(await statusOf(event));
  }
}

/** The status a progress event carries. */
export async function statusOf(event: Face<'IMFMediaEvent'>): Promise<StatusValue> {
  const { vt, value } = present('GetValue', await event.call('GetValue'));
  expectThat(
    'the value of a progress event is VT_UNKNOWN',
    vt === VT_UNKNOWN && value instanceof Face,
  );
  const status = present(
    'QueryInterface for IWMDRMLicenseBackupRestoreStatus',
    await value.query('IWMDRMLicenseBackupRestoreStatus'),
  );
  return present('GetStatus', await status.call('GetStatus'));
}

/** Backup (501) and restore (503); the completed events have even numbers (mfobjects.h). */
function isProgress(type: number): boolean {
  return type === 501 || type === 503;
}
