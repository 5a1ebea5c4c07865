import { WMDRM_BACKUP_OVERWRITE } from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { identityOf } from '../identity.js';
import { permitted } from './backup-content.js';
import { backUp, restore } from './run-operation.js';

/** What BackupLicenses and RestoreLicenses answer. */
export const cookieCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-COOKIE-01',
    title: 'BackupLicenses and RestoreLicenses answer an IUnknown that identifies the call',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicensemanagement-backuplicenses',
      section: 'Parameters, ppunkCancelationCookie',
    },
    run: async (context) => {
      const directory = await context.directory();
      const machine = await context.open({ licenses: permitted(context) });
      const cookies = [
        (await backUp(machine, directory)).cookie,
        (await restore(machine, directory)).cookie,
        (await backUp(machine, directory, WMDRM_BACKUP_OVERWRITE)).cookie,
      ];
      const identities = new Set<unknown>();
      for (const cookie of cookies) identities.add(await identityOf(cookie));
      expectEqual('number of different cookies', identities.size, cookies.length);
    },
  }),
  defineCase({
    id: 'LM-COOKIE-02',
    title: 'a cookie is an object of its own, and none the client has seen before',
    source: { level: 'design', decision: 'U39' },
    run: async (context) => {
      const machine = await context.open({ licenses: permitted(context) });
      const run = await backUp(machine, await context.directory());
      const cookie = await identityOf(run.cookie);
      expectThat('it is not the object itself', cookie !== (await identityOf(run.management)));
      expectThat('it generates no events', !(await run.cookie.query('IMFMediaEventGenerator')).ok);
    },
  }),
  defineCase({
    id: 'LM-COOKIE-03',
    title: 'a cookie tells of the progress of its operation, also after the end',
    source: { level: 'design', decision: 'U39' },
    needs: ['operation-progress'],
    run: async (context) => {
      const licenses = permitted(context);
      const { cookie } = await backUp(await context.open({ licenses }), await context.directory());
      const progress = present('QueryInterface', await cookie.query('IWMDRMOperationProgress'));
      const told = present('GetCookie', await progress.call('GetCookie'));
      expectThat('GetCookie is itself', (await identityOf(told)) === (await identityOf(cookie)));
      const { phase, licensesDone } = present('GetProgress', await progress.call('GetProgress'));
      expectEqual('phase', phase, 'ended');
      expectEqual('licenses done', licensesDone, licenses.length);
    },
  }),
];
