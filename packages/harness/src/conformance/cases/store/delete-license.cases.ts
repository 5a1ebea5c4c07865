import {
  WMDRM_CLEAN_LICENSE_STORE_SYNC,
  WMDRM_DELETE_LICENSE_IMMEDIATELY,
  WMDRM_DELETE_LICENSE_MARK_FOR_PURGE,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { registryFormOf } from '../licenses/registry-form.js';
import { isPermitted, someFixture } from '../some-fixture.js';
import { everyLicense, isUsableTemporary } from './temporary-fixtures.js';

const page = 'wmformat/iwmdrmlicensemanagement-deletelicense';
const needs = ['licenses'];
const flags = [WMDRM_DELETE_LICENSE_IMMEDIATELY, WMDRM_DELETE_LICENSE_MARK_FOR_PURGE] as const;

/** DeleteLicense. */
export const deleteLicenseCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-DELETE-01',
    title: 'DeleteLicense removes the temporary license of a key id at once, and no other',
    source: { level: 'documented', page, section: 'Parameters, dwFlags' },
    needs,
    run: async (context) => {
      const { name, keyId } = someFixture(context, isUsableTemporary);
      const licenses = everyLicense(context);
      const machine = await context.open({ licenses });
      const management = await machine.management();
      const deleted = await management.call(
        'DeleteLicense',
        keyId,
        WMDRM_DELETE_LICENSE_IMMEDIATELY,
      );
      present('DeleteLicense', deleted);
      expectEqual(
        'licenses in the local store',
        await machine.controls.held(),
        licenses.filter((each) => each !== name),
      );
    },
  }),
  defineCase({
    id: 'LM-DELETE-02',
    title: 'a license that is marked for purge stays until CleanLicenseStore, and then goes',
    source: { level: 'documented', page, section: 'Parameters, dwFlags' },
    needs,
    run: async (context) => {
      const { name, keyId } = someFixture(context, isUsableTemporary);
      const machine = await context.open({ licenses: [name] });
      const management = await machine.management();
      const flag = WMDRM_DELETE_LICENSE_MARK_FOR_PURGE;
      present('DeleteLicense', await management.call('DeleteLicense', keyId, flag));
      expectEqual('licenses before the cleaning', await machine.controls.held(), [name]);
      const sync = WMDRM_CLEAN_LICENSE_STORE_SYNC;
      present('CleanLicenseStore', await management.call('CleanLicenseStore', sync));
      expectEqual('licenses after the cleaning', await machine.controls.held(), []);
    },
  }),
  defineCase({
    id: 'LM-DELETE-03',
    title: 'DeleteLicense answers DRM_E_LICENSENOTFOUND where no license has the key id',
    source: { level: 'documented', page, section: 'Return value' },
    needs,
    run: async (context) => {
      const { keyId } = someFixture(context, isUsableTemporary);
      const every = everyLicense(context);
      const others = namesOf(
        context.fixtures((each) => every.includes(each.name) && each.keyId !== keyId),
      );
      for (const held of [[], others]) {
        const machine = await context.open({ licenses: held });
        const management = await machine.management();
        for (const flag of flags) {
          const code = await management.codeOf('DeleteLicense', keyId, flag);
          expectEqual(`DeleteLicense with flag ${flag}`, code, 'DRM_E_LICENSENOTFOUND');
        }
      }
    },
  }),
  defineCase({
    id: 'LM-DELETE-04',
    title: 'DeleteLicense does not touch a permanent license: that goes by revocation only',
    source: { level: 'documented', page, section: 'Remarks' },
    needs,
    run: async (context) => {
      const { name, keyId } = someFixture(context, isPermitted);
      for (const flag of flags) {
        const machine = await context.open({ licenses: [name] });
        const management = await machine.management();
        const deleted = await management.call('DeleteLicense', keyId, flag);
        expectThat(`DeleteLicense with flag ${flag} fails`, !deleted.ok);
        await management.call('CleanLicenseStore', WMDRM_CLEAN_LICENSE_STORE_SYNC);
        expectEqual('licenses in the local store', await machine.controls.held(), [name]);
      }
    },
  }),
  defineCase({
    id: 'LM-DELETE-05',
    title: 'flags other than the two, and both at once, are E_INVALIDARG, and nothing is deleted',
    source: { level: 'design', decision: 'U3' },
    needs,
    run: async (context) => {
      const { name, keyId } = someFixture(context, isUsableTemporary);
      const machine = await context.open({ licenses: [name] });
      const management = await machine.management();
      for (const flag of [0, 3, 4, 0xffff_ffff]) {
        const code = await management.codeOf('DeleteLicense', keyId, flag);
        expectEqual(`flags ${flag}`, code, 'E_INVALIDARG');
      }
      expectEqual('licenses in the local store', await machine.controls.held(), [name]);
    },
  }),
  defineCase({
    id: 'LM-DELETE-06',
    title:
      'DeleteLicense takes the registry form of a key id too; what is no key id is E_INVALIDARG',
    source: { level: 'design', decision: 'U50' },
    needs,
    run: async (context) => {
      const { name, keyId } = someFixture(context, isUsableTemporary);
      const machine = await context.open({ licenses: [name] });
      const management = await machine.management();
      for (const text of ['', 'nobody']) {
        const code = await management.codeOf('DeleteLicense', text, flags[0]);
        expectEqual(JSON.stringify(text), code, 'E_INVALIDARG');
      }
      const code = await management.codeOf('DeleteLicense', registryFormOf(keyId), flags[0]);
      expectEqual('the registry form', code, 'S_OK');
      expectEqual('licenses in the local store', await machine.controls.held(), []);
    },
  }),
];
