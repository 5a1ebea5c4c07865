import {
  MEWMDRMLicenseRestoreCompleted,
  MEWMDRMLicenseBackupCompleted,
  MF_EVENT_FLAG_NO_WAIT,
  S_OK,
  VT_EMPTY,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { identityOf } from '../identity.js';
import { permitted } from './backup-content.js';
import { bothOperations, someBackup } from './sample-runs.js';
import { isProgress, readOperation, statusObjectOf, typeOf, valueOf } from './run-operation.js';

const noGuid = '00000000-0000-0000-0000-000000000000';
const model = 'wmformat/using-the-media-foundation-model';
const statusPage = 'wmformat/iwmdrmlicensebackuprestorestatus';

/** The events of a backup and of a restore. */
export const eventCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-EVENT-01',
    title:
      'the value of each MEWMDRMLicenseBackupProgress is an IUnknown that answers IWMDRMLicenseBackupRestoreStatus',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicensemanagement-backuplicenses',
      section: 'Remarks',
    },
    run: async (context) => {
      const { backup } = await bothOperations(context);
      for (const event of backup.progress) await statusObjectOf(event);
    },
  }),
  defineCase({
    id: 'LM-EVENT-02',
    title:
      'the value of each MEWMDRMLicenseRestoreProgress is an IUnknown that answers IWMDRMLicenseBackupRestoreStatus',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicensemanagement-restorelicenses',
      section: 'Remarks',
    },
    run: async (context) => {
      const { restoring } = await bothOperations(context);
      for (const event of restoring.progress) await statusObjectOf(event);
    },
  }),
  defineCase({
    id: 'LM-EVENT-03',
    title: 'each progress event comes with a status object of its own',
    source: { level: 'documented', page: statusPage, section: 'Description' },
    run: async (context) => {
      const { progress } = await someBackup(context);
      const identities = new Set<unknown>();
      for (const event of progress) identities.add(await identityOf(await valueOf(event)));
      expectEqual('number of status objects', identities.size, progress.length);
    },
  }),
  defineCase({
    id: 'LM-EVENT-04',
    title: 'the value of an event is the same object each time it is asked for',
    source: { level: 'design', decision: 'U30' },
    run: async (context) => {
      for (const event of (await someBackup(context)).progress) {
        const first = await identityOf(await valueOf(event));
        const second = await identityOf(await valueOf(event));
        expectThat('both times the same object', first === second);
      }
    },
  }),
  defineCase({
    id: 'LM-EVENT-05',
    title:
      'events are read through the IWMDRMEventGenerator of the object that began the operation',
    source: { level: 'documented', page: model, section: 'Introduction' },
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const management = await machine.management();
      const path = await context.directory();
      present('BackupLicenses', await management.call('BackupLicenses', path, 0));
      const generator = present(
        'QueryInterface for IWMDRMEventGenerator',
        await management.query('IWMDRMEventGenerator'),
      );
      for (;;) {
        const type = await typeOf(await machine.nextEvent(generator.as('IWMDRMLicenseManagement')));
        if (isProgress(type)) continue;
        expectEqual('type of the last event', type, MEWMDRMLicenseBackupCompleted);
        break;
      }
    },
  }),
  defineCase({
    id: 'LM-EVENT-06',
    title: 'events come by BeginGetEvent and EndGetEvent as they do by GetEvent',
    source: { level: 'documented', page: model, section: 'Introduction' },
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const management = await machine.management();
      const path = await context.directory();
      present('BackupLicenses', await management.call('BackupLicenses', path, 0));
      const callback = machine.callback();
      for (let taken = 0; ; taken += 1) {
        present('BeginGetEvent', await management.call('BeginGetEvent', callback, null));
        const result = await machine.until('Invoke is called', () => callback.results[taken]);
        const event = present('EndGetEvent', await management.call('EndGetEvent', result));
        const type = await typeOf(event);
        if (isProgress(type)) continue;
        expectEqual('type of the last event', type, MEWMDRMLicenseBackupCompleted);
        break;
      }
    },
  }),
  defineCase({
    id: 'LM-EVENT-07',
    title: 'events of one object come from no other',
    source: { level: 'design', decision: 'U29' },
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const [one, other] = [await machine.management(), await machine.management()];
      const path = await context.directory();
      const cookie = present('BackupLicenses', await one.call('BackupLicenses', path, 0));
      for (let turns = 0; turns < 20; turns += 1) {
        const code = await other.codeOf('GetEvent', MF_EVENT_FLAG_NO_WAIT);
        expectEqual('GetEvent of the other object', code, 'MF_E_NO_EVENTS_AVAILABLE');
        await machine.settle();
      }
      await readOperation(machine, one, cookie);
    },
  }),
  defineCase({
    id: 'LM-EVENT-08',
    title: 'the status of a progress event is S_OK',
    source: { level: 'design', decision: 'U23' },
    run: async (context) => {
      const { backup, restoring } = await bothOperations(context);
      for (const event of [...backup.progress, ...restoring.progress]) {
        expectEqual('status', present('GetStatus', await event.call('GetStatus')), Number(S_OK));
      }
    },
  }),
  defineCase({
    id: 'LM-EVENT-09',
    title: 'a completed event has no value: VT_EMPTY',
    source: { level: 'design', decision: 'U24' },
    run: async (context) => {
      const { backup, restoring } = await bothOperations(context);
      for (const { completed } of [backup, restoring]) {
        const { vt } = present('GetValue', await completed.event.call('GetValue'));
        expectEqual('type of the value', vt, Number(VT_EMPTY));
      }
    },
  }),
  defineCase({
    id: 'LM-EVENT-10',
    title: 'the extended type of every event is GUID_NULL',
    source: { level: 'inherited', rule: 'medfound/meextendedtype; decision U25' },
    run: async (context) => {
      const { backup, restoring } = await bothOperations(context);
      for (const { progress, completed } of [backup, restoring]) {
        for (const event of [...progress, completed.event]) {
          const type = present('GetExtendedType', await event.call('GetExtendedType'));
          expectEqual('extended type', type.toLowerCase(), noGuid);
        }
      }
    },
  }),
  defineCase({
    id: 'LM-EVENT-11',
    title: 'events carry no attributes',
    source: { level: 'design', decision: 'U26' },
    run: async (context) => {
      const { backup, restoring } = await bothOperations(context);
      for (const { progress, completed } of [backup, restoring]) {
        for (const event of [...progress, completed.event]) {
          const count = present('GetCount', await event.call('GetCount'));
          expectEqual('number of attributes', count, 0);
        }
      }
    },
  }),
  defineCase({
    id: 'LM-EVENT-12',
    title: 'a restore ends with MEWMDRMLicenseRestoreCompleted',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicensemanagement-restorelicenses',
      section: 'Remarks',
    },
    run: async (context) => {
      const { type } = (await bothOperations(context)).restoring.completed;
      expectEqual('type of the last event', type, MEWMDRMLicenseRestoreCompleted);
    },
  }),
];
