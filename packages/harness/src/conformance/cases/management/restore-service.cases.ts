import {
  DRM_BACKUPRESTORE_BEGIN,
  DRM_BACKUPRESTORE_CONNECTING,
  DRM_BACKUPRESTORE_DISCONNECTING,
  DRM_BACKUPRESTORE_END,
  DRM_ERROR_WITHURL,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat, NotApplicable } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { Machine } from '../../machine/machine.js';
import { permitted } from './backup-content.js';
import { backUp, restore, type OperationRun } from './run-operation.js';

const guide = 'wmformat/backing-up-and-restoring-of-drm-licenses';

const steps: ReadonlySet<number> = new Set<number>([
  DRM_BACKUPRESTORE_CONNECTING,
  DRM_BACKUPRESTORE_DISCONNECTING,
  DRM_BACKUPRESTORE_BEGIN,
  DRM_BACKUPRESTORE_END,
]);

/** A restore of a backup of all permitted licenses, on a machine of its own. */
async function someRestore(
  context: ConformanceContext,
  allowed: boolean,
): Promise<{ readonly run: OperationRun; readonly machine: Machine; readonly directory: string }> {
  const directory = await context.directory();
  await backUp(await context.open({ licenses: permitted(context) }), directory);
  const machine = await context.open();
  if (!allowed) await machine.controls.allowRestores?.(false);
  return { run: await restore(machine, directory), machine, directory };
}

/** The service that is asked before a restore. */
export const restoreServiceCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-SERVICE-01',
    title:
      'with a restore service the order is DRM_BACKUPRESTORE_CONNECTING, _DISCONNECTING, _BEGIN, _END',
    source: { level: 'design', decision: 'U22' },
    needs: ['restore-service'],
    run: async (context) => {
      const { statuses } = (await someRestore(context, true)).run;
      expectEqual(
        'order',
        statuses.map(({ eStatus }) => eStatus).filter((status) => steps.has(status)),
        [...steps],
      );
    },
  }),
  defineCase({
    id: 'LM-SERVICE-02',
    title:
      'without a restore service nothing is connected, and DRM_BACKUPRESTORE_BEGIN comes first',
    source: { level: 'design', decision: 'U20' },
    run: async (context) => {
      if (context.claims('restore-service')) throw new NotApplicable('the subject has one');
      const codes = (await someRestore(context, true)).run.statuses.map(({ eStatus }) => eStatus);
      expectEqual('first', codes[0], DRM_BACKUPRESTORE_BEGIN);
      expectThat('no CONNECTING', !codes.includes(DRM_BACKUPRESTORE_CONNECTING));
      expectThat('no DISCONNECTING', !codes.includes(DRM_BACKUPRESTORE_DISCONNECTING));
    },
  }),
  defineCase({
    id: 'LM-SERVICE-03',
    title: 'where the limit of restores is reached nothing is restored',
    source: { level: 'documented', page: guide, section: 'Introduction' },
    needs: ['restore-service'],
    run: async (context) => {
      const { run, machine } = await someRestore(context, false);
      expectThat('the restore does not succeed', !run.completed.succeeded);
      expectEqual('licenses that came', await machine.controls.held(), []);
    },
  }),
  defineCase({
    id: 'LM-SERVICE-04',
    title: 'where the limit of restores is reached the client gets a URL it can open',
    source: { level: 'documented', page: guide, section: 'Detecting Fraud' },
    needs: ['restore-service'],
    run: async (context) => {
      const { statuses } = (await someRestore(context, false)).run;
      expectThat(
        'a status has a URL for its text',
        statuses.some(({ bstrError }) => bstrError !== null && URL.canParse(bstrError)),
      );
    },
  }),
  defineCase({
    id: 'LM-SERVICE-05',
    title: 'the URL comes as DRM_ERROR_WITHURL, and the restore ends with NS_E_DRM_RESTORE_FRAUD',
    source: { level: 'design', decision: 'U19' },
    needs: ['restore-service'],
    run: async (context) => {
      const { statuses, completed } = (await someRestore(context, false)).run;
      const refusals = statuses.filter(({ eStatus }) => eStatus === DRM_ERROR_WITHURL);
      expectEqual('times of DRM_ERROR_WITHURL', refusals.length, 1);
      expectThat('its text is a URL', URL.canParse(refusals[0]?.bstrError ?? ''));
      expectEqual('status of the completed event', completed.status, 'NS_E_DRM_RESTORE_FRAUD');
    },
  }),
  defineCase({
    id: 'LM-SERVICE-06',
    title: 'a restore that was refused succeeds once the service allows it',
    source: { level: 'design', decision: 'U19' },
    needs: ['restore-service'],
    run: async (context) => {
      const { machine, directory } = await someRestore(context, false);
      await machine.controls.allowRestores?.(true);
      expectEqual('status', (await restore(machine, directory)).completed.status, 'S_OK');
      expectEqual('licenses there', await machine.controls.held(), permitted(context));
    },
  }),
  defineCase({
    id: 'LM-SERVICE-07',
    title: 'a backup is allowed where restores are not',
    source: { level: 'design', decision: 'U20' },
    needs: ['restore-service'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      await machine.controls.allowRestores?.(false);
      const { completed } = await backUp(machine, await context.directory());
      expectEqual('status of the completed event', completed.status, 'S_OK');
    },
  }),
];
