import {
  WMDRM_CLEAN_LICENSE_STORE_SYNC,
  WMDRM_DELETE_LICENSE_IMMEDIATELY,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import type { LicenseFixture } from '../../subject/license-fixture.js';
import { isPermitted, someFixture } from '../some-fixture.js';
import { enumerate } from './license-list.js';

const page = 'wmformat/iwmdrmlicense-persistlicense';
const needs = ['licenses'];

/** PersistLicense and CanPersist. */
export const persistCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-PERSIST-01',
    title:
      'PersistLicense makes a temporary license permanent: it can be deleted and cleaned away no more',
    source: { level: 'documented', page, section: 'Description' },
    needs,
    run: async ({ open, fixtures }) => {
      for (const { name, keyId } of fixtures(({ persistable }) => persistable === true)) {
        const machine = await open({ licenses: [name] });
        const management = await machine.management();
        present('PersistLicense', await (await enumerate(management)).call('PersistLicense'));
        await management.call('DeleteLicense', keyId, WMDRM_DELETE_LICENSE_IMMEDIATELY);
        await management.call('CleanLicenseStore', WMDRM_CLEAN_LICENSE_STORE_SYNC);
        expectEqual('licenses in the local store', await machine.controls.held(), [name]);
      }
    },
  }),
  defineCase({
    id: 'LM-PERSIST-02',
    title:
      'PersistLicense fails for a license that is not in the temporary store, and changes nothing',
    source: { level: 'documented', page, section: 'Remarks' },
    needs,
    run: async (context) => {
      const { name } = someFixture(context, isPermitted);
      const machine = await context.open({ licenses: [name] });
      const license = await enumerate(await machine.management());
      const persisted = await license.call('PersistLicense');
      expectThat('PersistLicense fails', !persisted.ok);
      expectEqual('licenses in the local store', await machine.controls.held(), [name]);
    },
  }),
  defineCase({
    id: 'LM-PERSIST-03',
    title: 'CanPersist says of a temporary license whether its issuer lets it become permanent',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-canpersist',
      section: 'Parameters',
    },
    needs,
    run: async ({ open, fixtures }) => {
      for (const { name, persistable = false } of fixtures(({ kind }) => kind === 'temporary')) {
        const management = await (await open({ licenses: [name] })).management();
        const answer = await (await enumerate(management)).call('CanPersist');
        expectEqual(`CanPersist of ${name}`, present('CanPersist', answer), persistable);
      }
    },
  }),
  defineCase({
    id: 'LM-PERSIST-04',
    title: 'PersistLicense does not make permanent what CanPersist says it cannot',
    source: { level: 'documented', page, section: 'Remarks' },
    needs,
    run: async ({ open, fixtures }) => {
      const bound = fixtures((each) => each.kind === 'temporary' && !each.persistable);
      for (const { name, keyId } of bound) {
        const machine = await open({ licenses: [name] });
        const management = await machine.management();
        const persisted = await (await enumerate(management)).call('PersistLicense');
        expectThat('PersistLicense fails', !persisted.ok);
        const deleted = await management.call(
          'DeleteLicense',
          keyId,
          WMDRM_DELETE_LICENSE_IMMEDIATELY,
        );
        expectThat('the license is temporary still: it can be deleted', deleted.ok);
      }
    },
  }),
  defineCase({
    id: 'LM-PERSIST-05',
    title:
      'PersistLicense answers NS_E_DRM_NO_RIGHTS where the license does not let it, DRM_E_LICENSENOTFOUND where it is permanent',
    source: { level: 'design', decision: 'IWMDRMLicense' },
    needs,
    run: async (context) => {
      const isBound = (each: LicenseFixture): boolean =>
        each.kind === 'temporary' && !each.persistable;
      for (const [fits, wanted] of [
        [isBound, 'NS_E_DRM_NO_RIGHTS'],
        [isPermitted, 'DRM_E_LICENSENOTFOUND'],
      ] as const) {
        const { name } = someFixture(context, fits);
        const license = await enumerate(
          await (await context.open({ licenses: [name] })).management(),
        );
        expectEqual(`PersistLicense of ${name}`, await license.codeOf('PersistLicense'), wanted);
      }
    },
  }),
];
