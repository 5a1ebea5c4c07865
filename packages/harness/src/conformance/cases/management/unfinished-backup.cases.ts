import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { contentOf, expectNoBackup, permitted } from './backup-content.js';
import { holdBackup } from './held-operation.js';
import { backUp } from './run-operation.js';

/** A backup that has not ended, or not well, and what others see of it. */
export const unfinishedBackupCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-HALF-01',
    title: 'nobody sees a backup before it has completed',
    source: { level: 'design', decision: 'U38' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const licenses = permitted(context);
      const backup = await holdBackup(await context.open({ licenses }), directory);
      await expectNoBackup(context, directory);
      await backup.finish();
      expectEqual('licenses in the backup', await contentOf(context, directory), licenses);
    },
  }),
  defineCase({
    id: 'LM-HALF-02',
    title: 'a cancelled backup leaves none, and nothing that has to be overwritten',
    source: { level: 'design', decision: 'U38' },
    needs: ['hold'],
    run: async (context) => {
      const directory = await context.directory();
      const licenses = permitted(context);
      const machine = await context.open({ licenses });
      await (await holdBackup(machine, directory)).cancel();
      await expectNoBackup(context, directory);
      expectEqual('the next backup', (await backUp(machine, directory)).completed.status, 'S_OK');
      expectEqual('licenses in the backup', await contentOf(context, directory), licenses);
    },
  }),
  defineCase({
    id: 'LM-HALF-03',
    title: 'a backup that fails half-way says so, and leaves none',
    source: { level: 'design', decision: 'U38' },
    needs: ['hold', 'fail-held'],
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open({ licenses: permitted(context) });
      const { completed } = await (await holdBackup(machine, directory)).fail();
      expectThat('the completed event says that it failed', !completed.succeeded);
      await expectNoBackup(context, directory);
    },
  }),
  defineCase({
    id: 'LM-HALF-04',
    title: 'the store may change while it is backed up: the backup is one state of it',
    source: { level: 'design', decision: 'U41' },
    needs: ['hold'],
    run: async (context) => {
      const licenses = permitted(context, 3);
      const [gone, added, ...staying] = licenses as readonly [string, string, ...string[]];
      const directory = await context.directory();
      const machine = await context.open({ licenses: [gone, ...staying] });
      const backup = await holdBackup(machine, directory);
      await machine.controls.remove([gone]);
      await machine.controls.add([added]);
      expectEqual(
        'status of the completed event',
        (await backup.finish()).completed.status,
        'S_OK',
      );
      const content = await contentOf(context, directory);
      const states = [[gone, ...staying], staying, [added, ...staying]].map((state) =>
        state.toSorted().join(' '),
      );
      expectThat(
        `the backup is one of the states ${states.join(' | ')}, and not ${content.join(' ')}`,
        states.includes(content.join(' ')),
      );
    },
  }),
];
