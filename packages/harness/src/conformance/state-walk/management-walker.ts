import { WMDRM_BACKUP_OVERWRITE } from '@wmdrm/com/constants';
import type { ConformanceContext } from '../conformance-context.js';
import { readOperation } from '../cases/management/run-operation.js';
import type { Face } from '../machine/face.js';
import type { ManagementMove, ManagementState } from './management-table.js';
import type { Walker } from './state-table.js';

/** Makes the moves of the table on a management object of a new machine, whose operations stop half-way. */
export async function managementWalker(
  context: ConformanceContext,
): Promise<Walker<ManagementState, ManagementMove>> {
  const machine = await context.open();
  const { controls } = machine;
  const management = await machine.management();
  const directory = await context.directory();
  let cookie: Face<'IUnknown'> | undefined;
  const start = async (method: 'BackupLicenses' | 'RestoreLicenses'): Promise<string> => {
    await controls.hold?.();
    const flags = method === 'BackupLicenses' ? WMDRM_BACKUP_OVERWRITE : 0;
    const { code, value } = await management.call(method, directory, flags);
    cookie = value ?? cookie;
    return code;
  };
  const end = async (): Promise<string> => {
    if (cookie === undefined) throw new Error('There is nothing to finish.');
    await controls.release?.();
    return (await readOperation(machine, management, cookie)).completed.status;
  };
  return {
    make: async (move) => {
      switch (move) {
        case 'back up':
          return start('BackupLicenses');
        case 'restore':
          return start('RestoreLicenses');
        case 'back up wrongly':
          return management.codeOf('BackupLicenses', directory, 0x8000_0000);
        case 'cancel':
          return management.codeOf('CancelAsyncOperation', cookie ?? null);
        case 'cancel nothing':
          return management.codeOf('CancelAsyncOperation', null);
        case 'cancel stranger':
          return management.codeOf('CancelAsyncOperation', machine.callback());
        case 'finish':
          return end();
        case 'shut down':
          return management.codeOf('Shutdown');
        case 'switch off':
          return machine.wmdrmsdk.codeOf('WMDRMShutdown');
      }
    },
    arrive: async (state) => {
      if (state === 'running') {
        await machine.until(
          'the operation stops half-way',
          async () => (await controls.isHeld?.()) || undefined,
        );
      }
    },
  };
}
