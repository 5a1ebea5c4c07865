import {
  DRM_BACKUPRESTORE_BEGIN,
  DRM_BACKUPRESTORE_CONNECTING,
  DRM_BACKUPRESTORE_DISCONNECTING,
  DRM_BACKUPRESTORE_END,
  DRM_COPY_OPL_NOTIFICATION,
  DRM_ERROR,
  DRM_ERROR_WITHURL,
  DRM_INFORMATION,
  DRM_PLAY_OPL_NOTIFICATION,
  DRM_REFRESHCRL_COMPLETE,
  DRM_RESTRICTED_LICENSE,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import type { ProgressValue, StatusValue } from '../../interfaces/interface-kinds.js';
import type { Face } from '../../machine/face.js';
import { present } from '../../machine/machine.js';
import { identityOf } from '../identity.js';
import { permitted } from './backup-content.js';
import { holdBackup, holdRestore } from './held-operation.js';
import { backUp, readOperation, restore, valueOf, type OperationRun } from './run-operation.js';
import { bothOperations, someBackup } from './sample-runs.js';

const oldRules = 'sdk-api IWMStatusCallback::OnStatus';

function codesOf({ statuses }: OperationRun): readonly number[] {
  return statuses.map(({ eStatus }: StatusValue) => eStatus);
}

/** The interface of this project on the value of a progress event; needs `operation-progress`. */
async function progressOf(event: Face<'IMFMediaEvent'>): Promise<Face<'IWMDRMOperationProgress'>> {
  const value = await valueOf(event);
  return present('QueryInterface', await value.query('IWMDRMOperationProgress'));
}

/** Which progress events come, and in which order. */
export const progressCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-PROGRESS-01',
    title: 'a backup begins with DRM_BACKUPRESTORE_BEGIN and ends well with DRM_BACKUPRESTORE_END',
    source: { level: 'design', decision: 'U21' },
    run: async (context) => {
      const codes = codesOf(await someBackup(context));
      expectEqual('first', codes[0], DRM_BACKUPRESTORE_BEGIN);
      expectEqual('last', codes.at(-1), DRM_BACKUPRESTORE_END);
      for (const once of [DRM_BACKUPRESTORE_BEGIN, DRM_BACKUPRESTORE_END] as const) {
        expectEqual(`times of ${once}`, codes.filter((code) => code === once).length, 1);
      }
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-02',
    title: 'a restore ends well with DRM_BACKUPRESTORE_END, after one DRM_BACKUPRESTORE_BEGIN',
    source: { level: 'design', decision: 'U21' },
    run: async (context) => {
      const codes = codesOf((await bothOperations(context)).restoring);
      expectEqual('last', codes.at(-1), DRM_BACKUPRESTORE_END);
      for (const once of [DRM_BACKUPRESTORE_BEGIN, DRM_BACKUPRESTORE_END] as const) {
        expectEqual(`times of ${once}`, codes.filter((code) => code === once).length, 1);
      }
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-03',
    title: 'DRM_BACKUPRESTORE_END is told of what succeeded, and of nothing else',
    source: { level: 'inherited', rule: oldRules },
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open({ licenses: permitted(context) });
      const missing = await restore(machine, directory);
      expectThat('a restore from a missing directory fails', !missing.completed.succeeded);
      await backUp(machine, directory);
      const existing = await backUp(machine, directory);
      for (const run of [missing, existing]) {
        if (run.completed.succeeded) continue;
        expectThat('no DRM_BACKUPRESTORE_END', !codesOf(run).includes(DRM_BACKUPRESTORE_END));
      }
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-04',
    title: 'an operation that fails tells DRM_ERROR, with words, before it completes',
    source: { level: 'design', decision: 'U21' },
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open({ licenses: permitted(context) });
      const missing = await restore(machine, directory);
      await backUp(machine, directory);
      const existing = await backUp(machine, directory);
      for (const { statuses } of [missing, existing]) {
        const last = statuses.at(-1);
        expectEqual('last', last?.eStatus, DRM_ERROR);
        expectThat('it says why', (last?.bstrError ?? '') !== '');
      }
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-05',
    title: 'one DRM_RESTRICTED_LICENSE is told for each license that permits no backup',
    source: { level: 'design', decision: 'U12' },
    run: async ({ open, directory, fixtures }) => {
      const restricted = fixtures(({ kind }) => kind === 'restricted', 2);
      const run = await backUp(await open({ licenses: namesOf(restricted) }), await directory());
      const told = codesOf(run).filter((code) => code === DRM_RESTRICTED_LICENSE);
      expectEqual('times of DRM_RESTRICTED_LICENSE', told.length, restricted.length);
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-06',
    title: 'a restore tells no DRM_RESTRICTED_LICENSE, which is for backups',
    source: { level: 'inherited', rule: oldRules },
    run: async (context) => {
      const codes = codesOf((await bothOperations(context)).restoring);
      expectThat('it tells none', !codes.includes(DRM_RESTRICTED_LICENSE));
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-07',
    title:
      'a backup tells no DRM_BACKUPRESTORE_CONNECTING, _DISCONNECTING or DRM_ERROR_WITHURL, which are for restores',
    source: { level: 'inherited', rule: oldRules },
    run: async (context) => {
      const codes: ReadonlySet<number> = new Set(codesOf(await someBackup(context)));
      const forRestores = [
        DRM_BACKUPRESTORE_CONNECTING,
        DRM_BACKUPRESTORE_DISCONNECTING,
        DRM_ERROR_WITHURL,
      ];
      for (const code of forRestores) expectThat(`no status ${code} comes`, !codes.has(code));
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-08',
    title:
      'neither tells DRM_PLAY_OPL_NOTIFICATION, DRM_COPY_OPL_NOTIFICATION or DRM_REFRESHCRL_COMPLETE, which are for playing, copying and security updates',
    source: { level: 'documented', page: 'wmformat/msdrm-status', section: 'Constants' },
    run: async (context) => {
      const { backup, restoring } = await bothOperations(context);
      const codes: ReadonlySet<number> = new Set([...codesOf(backup), ...codesOf(restoring)]);
      const forOthers = [
        DRM_PLAY_OPL_NOTIFICATION,
        DRM_COPY_OPL_NOTIFICATION,
        DRM_REFRESHCRL_COMPLETE,
      ];
      for (const code of forOthers) expectThat(`no status ${code} comes`, !codes.has(code));
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-09',
    title: 'counts come with a DRM_INFORMATION: how many licenses there are',
    source: { level: 'design', decision: 'U21' },
    needs: ['operation-progress'],
    run: async (context) => {
      const licenses = permitted(context);
      const run = await backUp(await context.open({ licenses }), await context.directory());
      const totals: number[] = [];
      for (const [at, event] of run.progress.entries()) {
        if (run.statuses[at]?.eStatus !== DRM_INFORMATION) continue;
        const progress = await progressOf(event);
        totals.push(present('GetProgress', await progress.call('GetProgress')).licensesTotal);
      }
      expectThat(
        `a DRM_INFORMATION counts ${licenses.length} licenses`,
        totals.includes(licenses.length),
      );
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-10',
    title: 'the value of a progress event leads to the cookie of its operation',
    source: { level: 'design', decision: 'U29' },
    needs: ['operation-progress'],
    run: async (context) => {
      const { cookie, progress } = await someBackup(context);
      const identity = await identityOf(cookie);
      for (const event of progress) {
        const told = present('GetCookie', await (await progressOf(event)).call('GetCookie'));
        expectThat('it is that cookie', (await identityOf(told)) === identity);
      }
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-11',
    title: 'counts never go down, and never exceed their totals',
    source: { level: 'design', decision: 'U29' },
    needs: ['operation-progress'],
    run: async (context) => {
      let before: ProgressValue | undefined;
      for (const event of (await someBackup(context)).progress) {
        const progress = await progressOf(event);
        const now = present('GetProgress', await progress.call('GetProgress'));
        const grows = before === undefined || now.licensesDone >= before.licensesDone;
        expectThat('licensesDone does not go down', grows);
        const fits = now.licensesTotal === 0 || now.licensesDone <= now.licensesTotal;
        expectThat('licensesDone does not exceed licensesTotal', fits);
        before = now;
      }
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-12',
    title: 'events nobody reads are kept, from DRM_BACKUPRESTORE_BEGIN to the completed one',
    source: { level: 'design', decision: 'U28' },
    needs: ['operation-progress'],
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const management = await machine.management();
      const started = await management.call('BackupLicenses', await context.directory(), 0);
      const cookie = present('BackupLicenses', started);
      const progress = present('QueryInterface', await cookie.query('IWMDRMOperationProgress'));
      await machine.until('the operation comes to its end', async () => {
        const { phase } = present('GetProgress', await progress.call('GetProgress'));
        return phase === 'ended' || undefined;
      });
      const codes = codesOf(await readOperation(machine, management, cookie));
      expectEqual('first', codes[0], DRM_BACKUPRESTORE_BEGIN);
      expectEqual('last', codes.at(-1), DRM_BACKUPRESTORE_END);
      const unread = codes.filter((code) => code === DRM_INFORMATION).length;
      expectThat('unread DRM_INFORMATION is only there once', unread <= 1);
    },
  }),
  defineCase({
    id: 'LM-PROGRESS-13',
    title: 'a failure half-way is told by DRM_ERROR, and not by DRM_BACKUPRESTORE_END',
    source: { level: 'design', decision: 'U21' },
    needs: ['hold', 'fail-held'],
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open({ licenses: permitted(context) });
      const failed = [await (await holdBackup(machine, directory)).fail()];
      await backUp(machine, directory);
      failed.push(await (await holdRestore(await context.open(), directory)).fail());
      for (const run of failed) {
        expectThat('the completed event says that it failed', !run.completed.succeeded);
        expectEqual('last', codesOf(run).at(-1), DRM_ERROR);
        expectThat('no DRM_BACKUPRESTORE_END', !codesOf(run).includes(DRM_BACKUPRESTORE_END));
      }
    },
  }),
];
