import { MEUnknown, MF_EVENT_FLAG_NO_WAIT, WMDRM_BACKUP_OVERWRITE } from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';
import { contentOf, expectNoBackup, permitted } from './backup-content.js';
import { holdBackup, holdRestore } from './held-operation.js';
import { backUp } from './run-operation.js';

const noGuid = '00000000-0000-0000-0000-000000000000';
const queueRule = 'sdk-api IMFMediaEventQueue::Shutdown';
const gone = 'MF_E_SHUTDOWN';

type Management = Face<'IWMDRMLicenseManagement'>;

async function shutDown(management: Management): Promise<void> {
  present('Shutdown', await management.call('Shutdown'));
}

/** Waits until what was shut down is in the way of other operations no longer. */
async function whenFree(context: ConformanceContext, machine: Machine): Promise<void> {
  const directory = await context.directory();
  await machine.until('the store is free again', async () => {
    const code = await (await machine.management()).codeOf('BackupLicenses', directory, 0);
    return code === 'NS_E_DRM_BACKUPRESTORE_BUSY' ? undefined : code;
  });
}

/** IWMDRMEventGenerator::Shutdown, which only the header has. */
export const shutdownCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-SHUTDOWN-01',
    title: 'after Shutdown the methods for events answer MF_E_SHUTDOWN',
    source: { level: 'inherited', rule: queueRule },
    run: async ({ open }) => {
      const machine = await open();
      const management = await machine.management();
      await shutDown(management);
      const codes = {
        GetEvent: await management.codeOf('GetEvent', MF_EVENT_FLAG_NO_WAIT),
        BeginGetEvent: await management.codeOf('BeginGetEvent', machine.callback(), null),
        QueueEvent: await management.codeOf('QueueEvent', MEUnknown, noGuid, 0, null),
      };
      for (const [method, code] of Object.entries(codes)) expectEqual(method, code, gone);
    },
  }),
  defineCase({
    id: 'LM-SHUTDOWN-02',
    title: 'after Shutdown every other method answers MF_E_SHUTDOWN too, Shutdown itself included',
    source: { level: 'design', decision: 'U43' },
    run: async ({ open, directory, fixtures }) => {
      const management = await (await open()).management();
      const path = await directory();
      const [{ keyId } = { keyId: '' }] = fixtures(() => true);
      await shutDown(management);
      const bytes = new Uint8Array([1]);
      const codes = {
        EndGetEvent: await management.codeOf('EndGetEvent', null),
        CancelAsyncOperation: await management.codeOf('CancelAsyncOperation', null),
        Shutdown: await management.codeOf('Shutdown'),
        CreateLicenseEnumeration: await management.codeOf('CreateLicenseEnumeration', null),
        DeleteLicense: await management.codeOf('DeleteLicense', keyId, 1),
        CleanLicenseStore: await management.codeOf('CleanLicenseStore', 1),
        StoreLicense: await management.codeOf('StoreLicense', 'text'),
        AcquireLicense: await management.codeOf('AcquireLicense', null, 'text', 'text', 1),
        MonitorLicenseAcquisition: await management.codeOf(
          'MonitorLicenseAcquisition',
          keyId,
          'text',
          'text',
        ),
        BackupLicenses: await management.codeOf('BackupLicenses', path, 0),
        RestoreLicenses: await management.codeOf('RestoreLicenses', path, 0),
        CreateLicenseRevocationChallenge: await management.codeOf(
          'CreateLicenseRevocationChallenge',
          bytes,
          bytes,
        ),
        ProcessLicenseRevocationResponse: await management.codeOf(
          'ProcessLicenseRevocationResponse',
          bytes,
        ),
        ProcessLicenseDeletionMessage: await management.codeOf(
          'ProcessLicenseDeletionMessage',
          'text',
        ),
      };
      for (const [method, code] of Object.entries(codes)) expectEqual(method, code, gone);
    },
  }),
  defineCase({
    id: 'LM-SHUTDOWN-03',
    title: 'after Shutdown QueryInterface answers as before',
    source: { level: 'inherited', rule: 'com/rules-for-implementing-queryinterface' },
    run: async ({ open }) => {
      const management = await (await open()).management();
      await shutDown(management);
      for (const name of ['IUnknown', 'IMFMediaEventGenerator', 'IWMDRMEventGenerator'] as const) {
        present(name, await management.query(name));
      }
    },
  }),
  defineCase({
    id: 'LM-SHUTDOWN-04',
    title: 'Shutdown drops the events nobody has read',
    source: { level: 'inherited', rule: queueRule },
    run: async ({ open }) => {
      const management = await (await open()).management();
      present('QueueEvent', await management.call('QueueEvent', MEUnknown, noGuid, 0, null));
      await shutDown(management);
      const code = await management.codeOf('GetEvent', MF_EVENT_FLAG_NO_WAIT);
      expectEqual('GetEvent', code, gone);
    },
  }),
  defineCase({
    id: 'LM-SHUTDOWN-05',
    title: 'Shutdown cancels a backup that runs: nothing of it is left, and the store is free',
    source: { level: 'design', decision: 'U43' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open({ licenses: permitted(context) });
      const { management } = await holdBackup(machine, directory);
      await shutDown(management);
      await machine.controls.release?.();
      await whenFree(context, machine);
      await expectNoBackup(context, directory);
    },
  }),
  defineCase({
    id: 'LM-SHUTDOWN-06',
    title: 'Shutdown cancels an overwriting backup: the old one stays',
    source: { level: 'design', decision: 'U9' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const licenses = permitted(context, 2);
      const machine = await context.open({ licenses: licenses.slice(1) });
      await backUp(machine, directory);
      await machine.controls.add(licenses.slice(0, 1));
      const { management } = await holdBackup(machine, directory, {
        flags: WMDRM_BACKUP_OVERWRITE,
      });
      await shutDown(management);
      await machine.controls.release?.();
      await whenFree(context, machine);
      expectEqual('in the backup', await contentOf(context, directory), licenses.slice(1));
    },
  }),
  defineCase({
    id: 'LM-SHUTDOWN-07',
    title: 'Shutdown cancels a restore that runs: the local store is as it was',
    source: { level: 'design', decision: 'U43' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const licenses = permitted(context, 2);
      await backUp(await context.open({ licenses }), directory);
      const machine = await context.open({ licenses: licenses.slice(1) });
      const { management } = await holdRestore(machine, directory);
      await shutDown(management);
      await machine.controls.release?.();
      await whenFree(context, machine);
      expectEqual('licenses there', await machine.controls.held(), licenses.slice(1));
    },
  }),
  defineCase({
    id: 'LM-SHUTDOWN-08',
    title: 'the callback of a BeginGetEvent that is pending at Shutdown is never invoked',
    source: { level: 'design', decision: 'Begin pending at Shutdown' },
    run: async ({ open }) => {
      const machine = await open();
      const management = await machine.management();
      const callback = machine.callback();
      present('BeginGetEvent', await management.call('BeginGetEvent', callback, null));
      await shutDown(management);
      for (let turns = 0; turns < 10; turns += 1) await machine.settle();
      expectEqual('times it was invoked', callback.results.length, 0);
    },
  }),
  defineCase({
    id: 'LM-SHUTDOWN-09',
    title: 'a GetEvent that waits is released by Shutdown, with MF_E_SHUTDOWN',
    source: { level: 'inherited', rule: 'medfound/media-event-generators' },
    needs: ['blocking-get-event'],
    run: async ({ open }) => {
      const machine = await open();
      const management = await machine.management();
      let code: string | undefined;
      void management.codeOf('GetEvent', 0).then((answered) => (code = answered));
      await machine.settle();
      await shutDown(management);
      expectEqual('GetEvent', await machine.until('GetEvent returns', () => code), gone);
    },
  }),
  defineCase({
    id: 'LM-SHUTDOWN-10',
    title: 'Shutdown of one object leaves the others of its machine alone',
    source: { level: 'design', decision: 'U43' },
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      await shutDown(await machine.management());
      const { completed } = await backUp(machine, await context.directory());
      expectEqual('a backup of another object', completed.status, 'S_OK');
    },
  }),
];
