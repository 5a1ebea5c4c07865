import {
  MEWMDRMLicenseStoreCleaned,
  MF_EVENT_FLAG_NO_WAIT,
  WMDRM_CLEAN_LICENSE_STORE_ASYNC,
  WMDRM_CLEAN_LICENSE_STORE_SYNC,
  WMDRM_DELETE_LICENSE_MARK_FOR_PURGE,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { ContractViolation, expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import type { Answer } from '../../machine/answer.js';
import type { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';
import type { LicenseFixture } from '../../subject/license-fixture.js';
import type { Management } from '../licenses/license-list.js';
import { readOperation } from '../management/run-operation.js';
import { isPermitted, someFixture, somePair } from '../some-fixture.js';
import { isUsableTemporary } from './temporary-fixtures.js';

const page = 'wmformat/iwmdrmlicensemanagement-cleanlicensestore';
const needs = ['licenses'];
const sync = WMDRM_CLEAN_LICENSE_STORE_SYNC;
const async = WMDRM_CLEAN_LICENSE_STORE_ASYNC;

/** A machine with these licenses, of which the first has been marked for purge. */
async function marked(
  { open }: ConformanceContext,
  fixture: LicenseFixture,
  others: readonly string[] = [],
): Promise<{ readonly machine: Machine; readonly management: Management }> {
  const machine = await open({ licenses: [fixture.name, ...others] });
  const management = await machine.management();
  const flag = WMDRM_DELETE_LICENSE_MARK_FOR_PURGE;
  present('DeleteLicense', await management.call('DeleteLicense', fixture.keyId, flag));
  return { machine, management };
}

/** What a cleaning that is not waited for must answer. */
function cookieOf(answer: Answer<Face<'IUnknown'> | null>): Face<'IUnknown'> {
  const cookie = present('CleanLicenseStore', answer);
  if (cookie === null) throw new ContractViolation('CleanLicenseStore answered no cookie.');
  return cookie;
}

/** CleanLicenseStore. */
export const cleanStoreCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-CLEAN-01',
    title: 'with WMDRM_CLEAN_LICENSE_STORE_SYNC the store is clean when the method returns',
    source: { level: 'documented', page, section: 'Parameters, dwFlags' },
    needs,
    run: async (context) => {
      const { machine, management } = await marked(
        context,
        someFixture(context, isUsableTemporary),
      );
      present('CleanLicenseStore', await management.call('CleanLicenseStore', sync));
      expectEqual('licenses in the local store', await machine.controls.held(), []);
    },
  }),
  defineCase({
    id: 'LM-CLEAN-02',
    title:
      'with WMDRM_CLEAN_LICENSE_STORE_ASYNC it answers a cookie, and MEWMDRMLicenseStoreCleaned comes when the store is clean',
    source: { level: 'documented', page, section: 'Remarks' },
    needs,
    run: async (context) => {
      const { machine, management } = await marked(
        context,
        someFixture(context, isUsableTemporary),
      );
      const cookie = cookieOf(await management.call('CleanLicenseStore', async));
      const { completed } = await readOperation(machine, management, cookie);
      expectEqual('type of the event', completed.type, MEWMDRMLicenseStoreCleaned);
      expectThat('its status is a success code', completed.succeeded);
      expectEqual('licenses in the local store', await machine.controls.held(), []);
    },
  }),
  defineCase({
    id: 'LM-CLEAN-03',
    title: 'temporary licenses that cannot be used any more are removed',
    source: { level: 'documented', page, section: 'Description' },
    needs,
    run: async (context) => {
      const over = someFixture(
        context,
        (each) => each.kind === 'temporary' && each.expired === true,
      );
      const machine = await context.open({ licenses: [over.name] });
      const management = await machine.management();
      present('CleanLicenseStore', await management.call('CleanLicenseStore', sync));
      expectEqual('licenses in the local store', await machine.controls.held(), []);
    },
  }),
  defineCase({
    id: 'LM-CLEAN-04',
    title:
      'temporary licenses that can be used stay, and so do all permanent ones, those that are over too',
    source: { level: 'documented', page, section: 'Description' },
    needs,
    run: async (context) => {
      const [gone, stays] = somePair(context.fixtures(isUsableTemporary, 2));
      const over = context.fixtures((each) => isPermitted(each) && each.expired === true);
      const others = context.fixtures((each) => each.kind !== 'temporary').slice(0, 4);
      const kept = [...new Set([stays, ...over, ...others].map(({ name }) => name))].sort();
      const { machine, management } = await marked(context, gone, kept);
      present('CleanLicenseStore', await management.call('CleanLicenseStore', sync));
      expectEqual('licenses in the local store', await machine.controls.held(), kept);
    },
  }),
  defineCase({
    id: 'LM-CLEAN-05',
    title: 'the cookie of a cleaning that has not ended can be given to CancelAsyncOperation',
    source: { level: 'documented', page, section: 'Parameters, ppunkCancelationCookie' },
    needs,
    run: async (context) => {
      const { machine, management } = await marked(
        context,
        someFixture(context, isUsableTemporary),
      );
      const cookie = cookieOf(await management.call('CleanLicenseStore', async));
      const cancelled = await management.call('CancelAsyncOperation', cookie);
      if (!cancelled.ok) {
        const left = await management.call('GetEvent', MF_EVENT_FLAG_NO_WAIT);
        expectThat('CancelAsyncOperation succeeds while no event is there', left.ok);
        return;
      }
      const { completed } = await readOperation(machine, management, cookie);
      expectEqual('type of the event', completed.type, MEWMDRMLicenseStoreCleaned);
    },
  }),
  defineCase({
    id: 'LM-CLEAN-06',
    title:
      'without a temporary license the answer is DRM_E_LICENSENOTFOUND, by event where that ends it',
    source: { level: 'design', decision: 'U1' },
    needs,
    run: async (context) => {
      const licenses = namesOf(context.fixtures(isPermitted).slice(0, 2));
      const machine = await context.open({ licenses });
      const management = await machine.management();
      const code = await management.codeOf('CleanLicenseStore', sync);
      expectEqual('CleanLicenseStore that waits', code, 'DRM_E_LICENSENOTFOUND');
      const cookie = cookieOf(await management.call('CleanLicenseStore', async));
      const { completed } = await readOperation(machine, management, cookie);
      expectEqual('status of the event', completed.status, 'DRM_E_LICENSENOTFOUND');
    },
  }),
  defineCase({
    id: 'LM-CLEAN-07',
    title: 'flags other than the two, and both at once, are E_INVALIDARG',
    source: { level: 'design', decision: 'U3' },
    needs,
    run: async (context) => {
      const { machine, management } = await marked(
        context,
        someFixture(context, isUsableTemporary),
      );
      for (const flags of [0, 3, 4, 0xffff_ffff]) {
        const code = await management.codeOf('CleanLicenseStore', flags);
        expectEqual(`flags ${flags}`, code, 'E_INVALIDARG');
      }
      expectThat('nothing was cleaned', (await machine.controls.held()).length === 1);
    },
  }),
  defineCase({
    id: 'LM-CLEAN-08',
    title: 'a cleaning that is waited for has no cookie and no event',
    source: { level: 'design', decision: 'IWMDRMLicenseManagement' },
    needs,
    run: async (context) => {
      const { machine, management } = await marked(
        context,
        someFixture(context, isUsableTemporary),
      );
      const cleaned = await management.call('CleanLicenseStore', sync);
      expectEqual('the cookie', present('CleanLicenseStore', cleaned), null);
      for (let times = 0; times < 5; times += 1) {
        const code = await management.codeOf('GetEvent', MF_EVENT_FLAG_NO_WAIT);
        expectEqual('GetEvent', code, 'MF_E_NO_EVENTS_AVAILABLE');
        await machine.settle();
      }
    },
  }),
];
