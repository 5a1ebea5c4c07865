import { WMDRM_ACQUIRE_LICENSE_SILENT } from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat, NotApplicable } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import type { Capability } from '../../subject/capability.js';
import { backUp, readOperation } from '../management/run-operation.js';

const source = { level: 'design', decision: 'capabilities' } as const;

function unlessClaimed({ claims }: ConformanceContext, capability: Capability): void {
  if (claims(capability)) throw new NotApplicable(`the subject claims ${capability}`);
}

/**
 * What a subject does not claim is really not there: a subject may not hide what it does badly. Where it is claimed, the
 * cases that need it show that it is there. What the suite cannot see from outside (`hold`, `damage` and the like, which
 * are abilities of the driver) is not here.
 */
export const unclaimedCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-CAPABILITY-01',
    title: 'a subject that does not claim media-foundation offers no functions of mfplat.dll',
    source,
    run: async (context) => {
      unlessClaimed(context, 'media-foundation');
      const { controls } = await context.open();
      expectThat('there is no mfplat', controls.mfplat === undefined);
    },
  }),
  defineCase({
    id: 'LM-CAPABILITY-02',
    title: 'a subject that does not claim licenses answers no enumeration',
    source,
    run: async (context) => {
      unlessClaimed(context, 'licenses');
      const licenses = context.fixtures(({ kind }) => kind === 'permitted');
      const machine = await context.open({ licenses: licenses.map(({ name }) => name) });
      const management = await machine.management();
      const answer = await management.call('CreateLicenseEnumeration', null);
      expectThat('CreateLicenseEnumeration fails', !answer.ok);
    },
  }),
  defineCase({
    id: 'LM-CAPABILITY-03',
    title: 'a subject that does not claim operation-progress has no IWMDRMOperationProgress',
    source,
    run: async (context) => {
      unlessClaimed(context, 'operation-progress');
      const { cookie } = await backUp(await context.open(), await context.directory());
      const { code } = await cookie.query('IWMDRMOperationProgress');
      expectEqual('QueryInterface of a cookie', code, 'E_NOINTERFACE');
    },
  }),
  defineCase({
    id: 'LM-CAPABILITY-04',
    title: 'a subject that does not claim acquisition acquires no license',
    source,
    run: async (context) => {
      unlessClaimed(context, 'acquisition');
      const machine = await context.open();
      const management = await machine.management();
      const started = await management.call(
        'AcquireLicense',
        'http://licenses.invalid/',
        '<WRMHEADER/>',
        '',
        WMDRM_ACQUIRE_LICENSE_SILENT,
      );
      if (!started.ok) return;
      const cookie = present('AcquireLicense', started);
      const { completed } = await readOperation(machine, management, cookie);
      expectThat('it does not complete with S_OK', completed.status !== 'S_OK');
    },
  }),
];
