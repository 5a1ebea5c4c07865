import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import type { Machine } from '../../machine/machine.js';
import { permitted } from './backup-content.js';
import { backUp, restore } from './run-operation.js';

/** Restores, which must succeed, and says what the local store holds then. */
async function merged(machine: Machine, directory: string): Promise<readonly string[]> {
  expectEqual(
    'status of the restore',
    (await restore(machine, directory)).completed.status,
    'S_OK',
  );
  return machine.controls.held();
}

/** A directory with a backup of these licenses, made by a machine of its own. */
async function backupOf(
  { open, directory }: ConformanceContext,
  licenses: readonly string[],
): Promise<string> {
  const path = await directory();
  await backUp(await open({ licenses }), path);
  return path;
}

/** How restored licenses meet those that are there. */
export const mergeCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-MERGE-01',
    title: 'a restore leaves alone what is in the local store and not in the backup',
    source: { level: 'design', decision: 'U16' },
    run: async (context) => {
      const licenses = permitted(context, 2);
      const others = namesOf(context.fixtures(({ kind }) => kind === 'restricted'));
      const directory = await backupOf(context, licenses.slice(0, 1));
      const own = [...licenses.slice(1), ...others];
      const expected = [...licenses, ...others].toSorted();
      expectEqual(
        'licenses there',
        await merged(await context.open({ licenses: own }), directory),
        expected,
      );
    },
  }),
  defineCase({
    id: 'LM-MERGE-02',
    title: 'a license that is there already is there once',
    source: { level: 'design', decision: 'U16' },
    run: async (context) => {
      const licenses = permitted(context);
      const directory = await backupOf(context, licenses);
      const machine = await context.open({ licenses });
      expectEqual('licenses there', await merged(machine, directory), licenses);
      expectEqual('once more', await merged(machine, directory), licenses);
    },
  }),
  defineCase({
    id: 'LM-MERGE-03',
    title: 'a later issue in the backup takes the place of the local one',
    source: { level: 'design', decision: 'U16' },
    run: async (context) => {
      const { earlier, later } = context.reissued(true);
      const directory = await backupOf(context, [later.name]);
      const machine = await context.open({ licenses: [earlier.name] });
      expectEqual('licenses there', await merged(machine, directory), [later.name]);
    },
  }),
  defineCase({
    id: 'LM-MERGE-04',
    title: 'a later issue in the local store stays',
    source: { level: 'design', decision: 'U16' },
    run: async (context) => {
      const { earlier, later } = context.reissued(true);
      const directory = await backupOf(context, [earlier.name]);
      const machine = await context.open({ licenses: [later.name] });
      expectEqual('licenses there', await merged(machine, directory), [later.name]);
    },
  }),
  defineCase({
    id: 'LM-MERGE-05',
    title: 'where no date decides and the stores are two, the local license stays',
    source: { level: 'design', decision: 'U16' },
    run: async (context) => {
      const { earlier, later } = context.reissued(false);
      for (const [there, here] of [
        [earlier.name, later.name],
        [later.name, earlier.name],
      ] as const) {
        const directory = await backupOf(context, [there]);
        const machine = await context.open({ licenses: [here] });
        expectEqual('licenses there', await merged(machine, directory), [here]);
      }
    },
  }),
  defineCase({
    id: 'LM-MERGE-06',
    title: 'where no date decides, what the store took in after its own backup stays',
    source: { level: 'design', decision: 'U16' },
    run: async (context) => {
      const { earlier, later } = context.reissued(false);
      const directory = await context.directory();
      const machine = await context.open({ licenses: [earlier.name] });
      await backUp(machine, directory);
      await machine.controls.add([later.name]);
      expectEqual('licenses there', await merged(machine, directory), [later.name]);
    },
  }),
  defineCase({
    id: 'LM-MERGE-07',
    title: 'a license that was deleted after the backup does not come back',
    source: { level: 'design', decision: 'U16' },
    run: async (context) => {
      const licenses = permitted(context, 2);
      const directory = await context.directory();
      const machine = await context.open({ licenses });
      await backUp(machine, directory);
      await machine.controls.remove(licenses.slice(0, 1));
      expectEqual('licenses there', await merged(machine, directory), licenses.slice(1));
    },
  }),
  defineCase({
    id: 'LM-MERGE-08',
    title: 'a machine that was told to bring deleted licenses back does so',
    source: { level: 'design', decision: 'U16' },
    needs: ['revive-deleted'],
    run: async (context) => {
      const licenses = permitted(context, 2);
      const directory = await context.directory();
      const machine = await context.open({ licenses, reviveDeleted: true });
      await backUp(machine, directory);
      await machine.controls.remove(licenses.slice(0, 1));
      expectEqual('licenses there', await merged(machine, directory), licenses);
    },
  }),
];
