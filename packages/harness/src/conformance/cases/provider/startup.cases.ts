import { MF_EVENT_FLAG_NO_WAIT } from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { contentOf, expectNoBackup, permitted } from '../management/backup-content.js';
import { holdBackup } from '../management/held-operation.js';
import { backUp } from '../management/run-operation.js';

const refusal = 'NS_E_DRM_UNABLE_TO_INITIALIZE';

/** WMDRMStartup and WMDRMShutdown. */
export const startupCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-START-01',
    title: 'WMDRMStartup succeeds',
    source: { level: 'documented', page: 'wmformat/wmdrmstartup', section: 'Return value' },
    run: async ({ open }) => {
      const machine = await open({ started: false });
      present('WMDRMStartup', await machine.wmdrmsdk.call('WMDRMStartup'));
    },
  }),
  defineCase({
    id: 'LM-START-02',
    title: 'each WMDRMStartup goes with a WMDRMShutdown of its own, and each of them succeeds',
    source: { level: 'documented', page: 'wmformat/wmdrmshutdown', section: 'Remarks' },
    run: async ({ open }) => {
      const { wmdrmsdk } = await open({ started: false });
      for (let times = 0; times < 3; times += 1) {
        present('WMDRMStartup', await wmdrmsdk.call('WMDRMStartup'));
      }
      for (let times = 0; times < 3; times += 1) {
        present('WMDRMShutdown', await wmdrmsdk.call('WMDRMShutdown'));
      }
    },
  }),
  defineCase({
    id: 'LM-START-03',
    title: 'everything works as long as one WMDRMStartup has not got its WMDRMShutdown',
    source: { level: 'documented', page: 'wmformat/wmdrmstartup', section: 'Remarks' },
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open({ licenses: permitted(context) });
      present('WMDRMStartup', await machine.wmdrmsdk.call('WMDRMStartup'));
      const provider = await machine.provider();
      present('WMDRMShutdown', await machine.wmdrmsdk.call('WMDRMShutdown'));
      present('CreateObject', await provider.call('CreateObject', 'IWMDRMLicenseManagement'));
      const { completed } = await backUp(machine, directory);
      expectThat('a backup succeeds', completed.succeeded);
    },
  }),
  defineCase({
    id: 'LM-START-04',
    title: 'before WMDRMStartup there is no provider: NS_E_DRM_UNABLE_TO_INITIALIZE',
    source: { level: 'design', decision: 'U44' },
    run: async ({ open }) => {
      const { wmdrmsdk } = await open({ started: false });
      for (const create of ['WMDRMCreateProvider', 'WMDRMCreateProtectedProvider'] as const) {
        expectEqual(create, await wmdrmsdk.codeOf(create), refusal);
      }
    },
  }),
  defineCase({
    id: 'LM-START-05',
    title: 'WMDRMShutdown without a WMDRMStartup is NS_E_DRM_UNABLE_TO_INITIALIZE',
    source: { level: 'design', decision: 'U44' },
    run: async ({ open }) => {
      const { wmdrmsdk } = await open({ started: false });
      expectEqual('never started', await wmdrmsdk.codeOf('WMDRMShutdown'), refusal);
      present('WMDRMStartup', await wmdrmsdk.call('WMDRMStartup'));
      present('WMDRMShutdown', await wmdrmsdk.call('WMDRMShutdown'));
      expectEqual('once too often', await wmdrmsdk.codeOf('WMDRMShutdown'), refusal);
    },
  }),
  defineCase({
    id: 'LM-START-06',
    title:
      'after the last WMDRMShutdown objects answer NS_E_DRM_UNABLE_TO_INITIALIZE, and QueryInterface as before',
    source: { level: 'design', decision: 'U44' },
    run: async ({ open, directory }) => {
      const machine = await open();
      const path = await directory();
      const provider = await machine.provider();
      const management = await machine.management();
      present('WMDRMShutdown', await machine.wmdrmsdk.call('WMDRMShutdown'));
      const codes = {
        WMDRMCreateProvider: await machine.wmdrmsdk.codeOf('WMDRMCreateProvider'),
        CreateObject: await provider.codeOf('CreateObject', 'IWMDRMLicenseManagement'),
        BackupLicenses: await management.codeOf('BackupLicenses', path, 0),
        RestoreLicenses: await management.codeOf('RestoreLicenses', path, 0),
        GetEvent: await management.codeOf('GetEvent', MF_EVENT_FLAG_NO_WAIT),
        BeginGetEvent: await management.codeOf('BeginGetEvent', machine.callback(), null),
        CancelAsyncOperation: await management.codeOf('CancelAsyncOperation', null),
        Shutdown: await management.codeOf('Shutdown'),
      };
      for (const [method, code] of Object.entries(codes)) expectEqual(method, code, refusal);
      present('QueryInterface', await management.query('IWMDRMEventGenerator'));
    },
  }),
  defineCase({
    id: 'LM-START-07',
    title: 'after another WMDRMStartup new objects work, and those from before do not',
    source: { level: 'design', decision: 'U44' },
    run: async (context) => {
      const directory = await context.directory();
      const licenses = permitted(context);
      const machine = await context.open({ licenses });
      const before = await machine.management();
      present('WMDRMShutdown', await machine.wmdrmsdk.call('WMDRMShutdown'));
      present('WMDRMStartup', await machine.wmdrmsdk.call('WMDRMStartup'));
      expectEqual('of before', await before.codeOf('BackupLicenses', directory, 0), refusal);
      await backUp(machine, directory);
      expectEqual('licenses in the backup', await contentOf(context, directory), licenses);
    },
  }),
  defineCase({
    id: 'LM-START-08',
    title: 'the last WMDRMShutdown ends a backup that runs, and nothing of it is left',
    source: { level: 'design', decision: 'U44' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open({ licenses: permitted(context) });
      await holdBackup(machine, directory);
      present('WMDRMShutdown', await machine.wmdrmsdk.call('WMDRMShutdown'));
      await machine.controls.release?.();
      present('WMDRMStartup', await machine.wmdrmsdk.call('WMDRMStartup'));
      const another = await context.directory();
      await machine.until('the store is free again', async () => {
        const management = await machine.management();
        const code = await management.codeOf('BackupLicenses', another, 0);
        return code === 'NS_E_DRM_BACKUPRESTORE_BUSY' ? undefined : code;
      });
      await expectNoBackup(context, directory);
    },
  }),
];
