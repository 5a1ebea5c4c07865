import { MF_EVENT_FLAG_NO_WAIT } from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';
import { contentOf, expectNoBackup, permitted } from './backup-content.js';
import { answerWhileHeld, holdBackup, holdRestore, type HeldOperation } from './held-operation.js';
import { backUp, isProgress, readOperation, typeOf } from './run-operation.js';

const page = 'wmformat/iwmdrmeventgenerator-cancelasyncoperation';
const cancelled = 'NS_E_DRM_OPERATION_CANCELED';

/** A backup, and a restore into an empty store, each stopped half-way. */
async function bothHeld(context: ConformanceContext): Promise<readonly HeldOperation[]> {
  const licenses = permitted(context);
  const [full, directory] = [await context.directory(), await context.directory()];
  const machine = await context.open({ licenses });
  await backUp(machine, full);
  return [await holdBackup(machine, directory), await holdRestore(await context.open(), full)];
}

/** A backup nobody has read an event of. */
interface BegunBackup {
  readonly machine: Machine;
  readonly management: Face<'IWMDRMLicenseManagement'>;
  readonly cookie: Face<'IUnknown'>;
}

/** CancelAsyncOperation of what runs. */
export const cancelCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-CANCEL-01',
    title: 'a backup that is cancelled by its cookie comes to an end, and there is no backup',
    source: { level: 'documented', page, section: 'Parameters' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open({ licenses: permitted(context) });
      await (await holdBackup(machine, directory)).cancel();
      const other = await context.open();
      const management = await other.management();
      const started = await management.call('RestoreLicenses', directory, 0);
      if (started.ok) await readOperation(other, management, started.value);
      expectEqual('licenses in the backup', await other.controls.held(), []);
    },
  }),
  defineCase({
    id: 'LM-CANCEL-02',
    title: 'a restore that is cancelled by its cookie comes to an end, and not all licenses came',
    source: { level: 'documented', page, section: 'Parameters' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const licenses = permitted(context);
      await backUp(await context.open({ licenses }), directory);
      const machine = await context.open();
      await (await holdRestore(machine, directory)).cancel();
      const came = await machine.controls.held();
      expectThat('not all licenses came', came.length < licenses.length);
    },
  }),
  defineCase({
    id: 'LM-CANCEL-03',
    title: 'a cancelled operation ends with one completed event, NS_E_DRM_OPERATION_CANCELED',
    source: { level: 'design', decision: 'U35' },
    needs: ['hold'],
    run: async (context) => {
      for (const operation of await bothHeld(context)) {
        const { completed } = await operation.cancel();
        expectEqual('status of the completed event', completed.status, cancelled);
      }
    },
  }),
  defineCase({
    id: 'LM-CANCEL-04',
    title: 'CancelAsyncOperation answers S_OK at once, while its operation still stands',
    source: { level: 'design', decision: 'U35' },
    needs: ['hold'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const backup = await holdBackup(machine, await context.directory());
      const cancelling = backup.management.codeOf('CancelAsyncOperation', backup.cookie);
      const code = await answerWhileHeld(machine, 'CancelAsyncOperation', cancelling);
      expectEqual('the answer', code, 'S_OK');
      await backup.finish();
    },
  }),
  defineCase({
    id: 'LM-CANCEL-05',
    title: 'after a cancel no progress is told',
    source: { level: 'design', decision: 'U37' },
    needs: ['hold'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const backup = await holdBackup(machine, await context.directory());
      const generator = backup.management;
      while ((await generator.call('GetEvent', MF_EVENT_FLAG_NO_WAIT)).ok) await machine.settle();
      const { progress } = await backup.cancel();
      expectEqual('progress events after the cancel', progress.length, 0);
    },
  }),
  defineCase({
    id: 'LM-CANCEL-06',
    title: 'a cancelled restore leaves the local store as it was',
    source: { level: 'design', decision: 'U15' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const licenses = permitted(context, 2);
      await backUp(await context.open({ licenses }), directory);
      const machine = await context.open({ licenses: licenses.slice(0, 1) });
      await (await holdRestore(machine, directory)).cancel();
      expectEqual('licenses there', await machine.controls.held(), licenses.slice(0, 1));
    },
  }),
  defineCase({
    id: 'LM-CANCEL-07',
    title: 'the cookie of an operation that has ended is S_FALSE, and nothing more comes',
    source: { level: 'design', decision: 'U36' },
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const { management, cookie } = await backUp(machine, await context.directory());
      expectEqual('answer', await management.codeOf('CancelAsyncOperation', cookie), 'S_FALSE');
      await machine.settle();
      const after = await management.codeOf('GetEvent', MF_EVENT_FLAG_NO_WAIT);
      expectEqual('GetEvent', after, 'MF_E_NO_EVENTS_AVAILABLE');
    },
  }),
  defineCase({
    id: 'LM-CANCEL-08',
    title: 'cancelling a second time is S_FALSE, before the end and after it',
    source: { level: 'design', decision: 'U36' },
    needs: ['hold'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const { management, cookie, finish } = await holdBackup(machine, await context.directory());
      const cancel = (): Promise<string> =>
        answerWhileHeld(
          machine,
          'CancelAsyncOperation',
          management.codeOf('CancelAsyncOperation', cookie),
        );
      expectEqual('the first time', await cancel(), 'S_OK');
      expectEqual('the second time', await cancel(), 'S_FALSE');
      await finish();
      expectEqual('after the end', await cancel(), 'S_FALSE');
    },
  }),
  defineCase({
    id: 'LM-CANCEL-09',
    title: 'a null cookie is E_INVALIDARG, and cancels nothing',
    source: { level: 'design', decision: 'U36' },
    needs: ['hold'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const { management, finish } = await holdBackup(machine, await context.directory());
      const code = await management.codeOf('CancelAsyncOperation', null);
      expectEqual('answer', code, 'E_INVALIDARG');
      expectEqual('the backup', (await finish()).completed.status, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-CANCEL-10',
    title: 'an object that is no cookie is E_INVALIDARG, and cancels nothing',
    source: { level: 'design', decision: 'U36' },
    needs: ['hold'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const { management, finish } = await holdBackup(machine, await context.directory());
      for (const foreign of [management, await machine.provider(), machine.callback()]) {
        const code = await management.codeOf('CancelAsyncOperation', foreign);
        expectEqual('answer', code, 'E_INVALIDARG');
      }
      expectEqual('the backup', (await finish()).completed.status, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-CANCEL-11',
    title: 'the cookie of another object is E_INVALIDARG, and cancels nothing',
    source: { level: 'design', decision: 'U36' },
    needs: ['hold'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const { cookie, finish } = await holdBackup(machine, await context.directory());
      const other = await machine.management();
      const code = await other.codeOf('CancelAsyncOperation', cookie);
      expectEqual('answer', code, 'E_INVALIDARG');
      expectEqual('the backup', (await finish()).completed.status, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-CANCEL-12',
    title: 'a cookie cancels its own operation and not another of the same object',
    source: { level: 'documented', page, section: 'Parameters' },
    needs: ['hold'],
    run: async (context) => {
      const licenses = permitted(context);
      const machine = await context.open({ licenses });
      const management = await machine.management();
      const [one, other] = [await context.directory(), await context.directory()];
      const first = present('BackupLicenses', await management.call('BackupLicenses', one, 0));
      await readOperation(machine, management, first);
      const second = await holdBackup(machine, other, { management });
      const cancelling = management.call('CancelAsyncOperation', first);
      await answerWhileHeld(machine, 'CancelAsyncOperation', cancelling);
      const { completed } = await second.finish();
      expectThat('the second backup succeeds', completed.succeeded);
    },
  }),
  defineCase({
    id: 'LM-CANCEL-13',
    title: 'a cookie is known by its identity, whichever of its interfaces is passed',
    source: { level: 'inherited', rule: 'com/rules-for-implementing-queryinterface' },
    needs: ['hold'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const { management, cookie, finish } = await holdBackup(machine, await context.directory());
      const unknown = present('QueryInterface', await cookie.query('IUnknown'));
      const cancelling = management.call('CancelAsyncOperation', unknown);
      present(
        'CancelAsyncOperation',
        await answerWhileHeld(machine, 'CancelAsyncOperation', cancelling),
      );
      await finish();
    },
  }),
  defineCase({
    id: 'LM-CANCEL-14',
    title: 'whenever it is cancelled, a backup is there if it completed with S_OK and else is not',
    source: { level: 'design', decision: 'U38' },
    run: async (context) => {
      const licenses = permitted(context);
      const begin = async (directory: string): Promise<BegunBackup> => {
        const machine = await context.open({ licenses });
        const management = await machine.management();
        const started = await management.call('BackupLicenses', directory, 0);
        return { machine, management, cookie: present('BackupLicenses', started) };
      };
      const { machine: first, management: reader } = await begin(await context.directory());
      let length = 0;
      await first.until('the backup completes', async () => {
        length += 1;
        const answer = await reader.call('GetEvent', MF_EVENT_FLAG_NO_WAIT);
        return (answer.ok && !isProgress(await typeOf(answer.value))) || undefined;
      });
      const { random } = context;
      for (const turns of [0, random.below(length), random.below(length), random.below(length)]) {
        const directory = await context.directory();
        const { machine, management, cookie } = await begin(directory);
        for (let turn = 0; turn < turns; turn += 1) await machine.settle();
        await management.call('CancelAsyncOperation', cookie);
        const { status } = (await readOperation(machine, management, cookie)).completed;
        if (status === 'S_OK') {
          expectEqual('licenses in the backup', await contentOf(context, directory), licenses);
        } else {
          expectEqual('status of the completed event', status, cancelled);
          await expectNoBackup(context, directory);
        }
      }
    },
  }),
];
