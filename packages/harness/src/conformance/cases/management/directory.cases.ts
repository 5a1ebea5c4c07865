import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat, NotApplicable } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { DirectoryKind } from '../../subject/conformance-subject.js';
import { permitted } from './backup-content.js';
import { backUp, readOperation, restore } from './run-operation.js';

/** Where no backup can be written, and what its completed event says there. */
const unwritable = {
  'unknown-host': 'HRESULT_FROM_WIN32(ERROR_BAD_NETPATH)',
  'unknown-share': 'HRESULT_FROM_WIN32(ERROR_BAD_NET_NAME)',
  'read-only': 'E_ACCESSDENIED',
  denied: 'E_ACCESSDENIED',
  full: 'HRESULT_FROM_WIN32(ERROR_DISK_FULL)',
  file: 'HRESULT_FROM_WIN32(ERROR_DIRECTORY)',
} as const satisfies Partial<Record<DirectoryKind, string>>;

type BadKind = keyof typeof unwritable;

const badKinds = Object.keys(unwritable) as BadKind[];
/** Where nothing can be read either. */
const unreadable = badKinds.filter((kind) => kind !== 'read-only' && kind !== 'full');

/** The paths of these kinds the subject can make; the case does not apply if there are none. */
async function placesOf(
  { directory }: ConformanceContext,
  kinds: readonly BadKind[],
): Promise<readonly (readonly [BadKind, string])[]> {
  const places: (readonly [BadKind, string])[] = [];
  for (const kind of kinds) {
    try {
      places.push([kind, await directory(kind)]);
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
    }
  }
  if (places.length > 0) return places;
  throw new NotApplicable('the subject can make no bad directories');
}

const ids = {
  'unknown-host': 'LM-DIRECTORY-04',
  'unknown-share': 'LM-DIRECTORY-05',
  'read-only': 'LM-DIRECTORY-06',
  denied: 'LM-DIRECTORY-07',
  full: 'LM-DIRECTORY-08',
  file: 'LM-DIRECTORY-09',
} as const satisfies Record<BadKind, string>;

/** Directories that cannot be used. */
export const directoryCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-DIRECTORY-01',
    title: 'a backup that cannot be written does not succeed',
    source: { level: 'inherited', rule: 'sdk-api IMFMediaEvent::GetStatus' },
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      for (const [kind, path] of await placesOf(context, badKinds)) {
        const management = await machine.management();
        const started = await management.call('BackupLicenses', path, 0);
        if (!started.ok) continue;
        const { completed } = await readOperation(machine, management, started.value);
        expectThat(`a backup to a directory "${kind}" fails`, !completed.succeeded);
      }
    },
  }),
  defineCase({
    id: 'LM-DIRECTORY-02',
    title: 'a restore from where nothing can be read does not succeed, and changes nothing',
    source: { level: 'inherited', rule: 'sdk-api IMFMediaEvent::GetStatus' },
    run: async (context) => {
      const licenses = permitted(context);
      const machine = await context.open({ licenses });
      for (const [kind, path] of await placesOf(context, unreadable)) {
        const management = await machine.management();
        const started = await management.call('RestoreLicenses', path, 0);
        if (!started.ok) continue;
        const { completed } = await readOperation(machine, management, started.value);
        expectThat(`a restore from a directory "${kind}" fails`, !completed.succeeded);
        expectEqual('licenses in the local store', await machine.controls.held(), licenses);
      }
    },
  }),
  defineCase({
    id: 'LM-DIRECTORY-03',
    title: 'that a directory cannot be used is told by the completed event, never by the call',
    source: { level: 'design', decision: 'U1' },
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      for (const [kind, path] of await placesOf(context, badKinds)) {
        for (const method of ['BackupLicenses', 'RestoreLicenses'] as const) {
          const management = await machine.management();
          const started = await management.call(method, path, 0);
          expectThat(`${method} of a directory "${kind}" is accepted`, started.ok);
          await readOperation(machine, management, started.value);
        }
      }
    },
  }),
  ...badKinds.map((kind) =>
    defineCase<ConformanceContext>({
      id: ids[kind],
      title: `a backup to a directory "${kind}" completes with ${unwritable[kind]}`,
      source: { level: 'design', decision: 'U7' },
      run: async (context) => {
        const machine = await context.open({ licenses: permitted(context) });
        const { completed } = await backUp(machine, await context.directory(kind));
        expectEqual('status of the completed event', completed.status, unwritable[kind]);
      },
    }),
  ),
  defineCase({
    id: 'LM-DIRECTORY-10',
    title: 'a restore completes with the same codes, where the directory cannot be read',
    source: { level: 'design', decision: 'U7' },
    run: async (context) => {
      const machine = await context.open();
      for (const [kind, path] of await placesOf(context, unreadable)) {
        const { completed } = await restore(machine, path);
        expectEqual(`a directory "${kind}"`, completed.status, unwritable[kind]);
      }
    },
  }),
  defineCase({
    id: 'LM-DIRECTORY-11',
    title:
      'a restore from a directory that is missing is ERROR_PATH_NOT_FOUND, and does not make it',
    source: { level: 'design', decision: 'U14' },
    run: async ({ open, directory }) => {
      const machine = await open();
      const path = await directory();
      for (const time of ['the first time', 'the second time']) {
        const { completed } = await restore(machine, path);
        expectEqual(time, completed.status, 'HRESULT_FROM_WIN32(ERROR_PATH_NOT_FOUND)');
      }
    },
  }),
];
