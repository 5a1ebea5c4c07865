import { MEWMDRMLicenseAcquisitionCompleted, MF_EVENT_FLAG_NO_WAIT } from '@wmdrm/com/constants';
import { expectEqual } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';
import type { Management } from '../licenses/license-list.js';
import { readOperation } from '../management/run-operation.js';
import { actionList, type IssuedFixture } from './acquisition.js';

/** A monitoring that has begun. */
export interface Monitoring {
  readonly machine: Machine;
  readonly management: Management;
  readonly cookie: Face<'IUnknown'>;
}

/** What is waited for. */
export interface MonitoredContent extends Pick<IssuedFixture, 'keyId' | 'acquisition'> {
  /** The list of actions. Default to play. */
  readonly actions?: string;
  /** Names of the licenses that are there already. Default none. */
  readonly held?: readonly string[];
}

/** Begins a monitoring, and cancels it afterwards if it has not ended: nobody may wait for its event in vain. */
export async function monitor(
  { open }: ConformanceContext,
  { keyId, acquisition, actions = actionList('Play'), held = [] }: MonitoredContent,
  work: (monitoring: Monitoring) => Promise<void>,
): Promise<void> {
  const machine = await open({ licenses: held });
  const management = await machine.management();
  const { header } = acquisition;
  const call = await management.call('MonitorLicenseAcquisition', keyId, header, actions);
  const cookie = present('MonitorLicenseAcquisition', call);
  try {
    await work({ machine, management, cookie });
  } finally {
    await management.call('CancelAsyncOperation', cookie);
  }
}

/** It must go on, however often it is looked at. */
export async function expectGoingOn({ machine, management }: Monitoring): Promise<void> {
  for (let times = 0; times < 10; times += 1) {
    const code = await management.codeOf('GetEvent', MF_EVENT_FLAG_NO_WAIT);
    expectEqual('GetEvent', code, 'MF_E_NO_EVENTS_AVAILABLE');
    await machine.settle();
  }
}

/** The event that ends it must have this status. */
export async function expectEnd(
  { machine, management, cookie }: Monitoring,
  status: string,
): Promise<void> {
  const { completed } = await readOperation(machine, management, cookie);
  expectEqual('type of the event', completed.type, MEWMDRMLicenseAcquisitionCompleted);
  expectEqual('its status', completed.status, status);
}
