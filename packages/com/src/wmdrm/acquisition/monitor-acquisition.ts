import { throwIfCancelled } from '@wmdrm/core';
import { S_OK } from '../../hresult/com-codes.js';
import type { AsyncOperation } from '../operations/async-operation.js';
import type { Machine } from '../machine/machine.js';
import { givesRight } from '../licenses/rights.js';
import type { OperationOutcome } from '../operations/wmdrm-event-generator.js';

/**
 * Time between two looks into the store, in milliseconds. A license can come from another process, so the store is
 * looked at again and again, as the original does (sdk-api IWMDRMReader::MonitorLicenseAcquisition).
 */
export const monitorIntervalMs = 500;

/** The work of MonitorLicenseAcquisition: ends when the store holds a license of the key id that gives all actions. */
export async function runMonitor(
  machine: Machine,
  keyId: string,
  actions: readonly string[],
  operation: AsyncOperation,
): Promise<OperationOutcome> {
  const { signal } = operation;
  operation.advance({ phase: 'waiting' });
  for (;;) {
    const licenses = await machine.store.findByKeyId(keyId);
    throwIfCancelled(signal);
    const fits = licenses.some((license) => {
      const description = actions.length > 0 ? machine.describe(license) : undefined;
      return actions.every((action) => givesRight(license, description, action));
    });
    if (fits) return { status: S_OK };
    await machine.clock.sleep(monitorIntervalMs, signal);
  }
}
