import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { identityOf } from '../identity.js';
import { isPermitted } from '../some-fixture.js';
import {
  countOf,
  eachLicense,
  enumerate,
  moveOn,
  textOf,
  type Enumerator,
} from './license-list.js';

const guide = 'wmformat/enumerating-licenses-in-the-local-license-store';
const page = 'wmformat/iwmdrmlicensemanagement-createlicenseenumeration';
const needs = ['licenses'];

/** An enumeration of `count` permitted licenses. */
async function someLicenses(
  { open, fixtures }: ConformanceContext,
  count: number,
): Promise<Enumerator> {
  const licenses = namesOf(fixtures(isPermitted, count).slice(0, count));
  return enumerate(await (await open({ licenses })).management());
}

/** CreateLicenseEnumeration, GetNext and ResetEnumeration: which license is loaded when. */
export const enumerationCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-ENUM-01',
    title: 'a new enumeration has its first license loaded, without a GetNext',
    source: { level: 'documented', page: guide, section: 'Introduction' },
    needs,
    run: async (context) => {
      const enumerator = await someLicenses(context, 1);
      present('GetLicense', await enumerator.call('GetLicense'));
      expectThat('there is no other than the one license', !(await moveOn(enumerator)));
    },
  }),
  defineCase({
    id: 'LM-ENUM-02',
    title: 'GetNext loads the next license: each comes once',
    source: { level: 'documented', page: 'wmformat/iwmdrmlicense-getnext', section: 'Remarks' },
    needs,
    run: async (context) => {
      const texts = await eachLicense(await someLicenses(context, 4), textOf);
      expectEqual('number of licenses', texts.length, 4);
      expectEqual('number of different licenses', new Set(texts).size, 4);
    },
  }),
  defineCase({
    id: 'LM-ENUM-03',
    title: 'GetNext on the last license answers ERROR_NO_MORE_ITEMS, as it is or as an HRESULT',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-getnext',
      section: 'Return value',
    },
    needs,
    run: async (context) => {
      const enumerator = await someLicenses(context, 2);
      expectThat('the second license can be loaded', await moveOn(enumerator));
      expectThat('there is no third one', !(await moveOn(enumerator)));
    },
  }),
  defineCase({
    id: 'LM-ENUM-04',
    title: 'ResetEnumeration goes back to the first license, from wherever',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-resetenumeration',
      section: 'Description',
    },
    needs,
    run: async (context) => {
      const enumerator = await someLicenses(context, 3);
      const texts = await eachLicense(enumerator, textOf);
      for (let moves = 0; moves <= texts.length; moves += 1) {
        present('ResetEnumeration', await enumerator.call('ResetEnumeration'));
        expectEqual('the license that is loaded', await textOf(enumerator), texts[0]);
        for (let move = 0; move < moves; move += 1) await moveOn(enumerator);
      }
    },
  }),
  defineCase({
    id: 'LM-ENUM-05',
    title: 'ResetEnumeration brings back the state at the creation: the same licenses come again',
    source: { level: 'documented', page: guide, section: 'Introduction' },
    needs,
    run: async (context) => {
      const enumerator = await someLicenses(context, 3);
      const texts = await eachLicense(enumerator, textOf);
      present('ResetEnumeration', await enumerator.call('ResetEnumeration'));
      expectEqual('licenses', await eachLicense(enumerator, textOf), texts);
    },
  }),
  defineCase({
    id: 'LM-ENUM-06',
    title: 'an enumeration has all licenses of the local store, whatever they permit',
    source: { level: 'documented', page, section: 'Description' },
    needs,
    run: async ({ open, fixtures }) => {
      const licenses = namesOf(fixtures(({ kind }) => kind !== 'temporary', 2));
      const management = await (await open({ licenses })).management();
      expectEqual('number of licenses', await countOf(management), licenses.length);
    },
  }),
  defineCase({
    id: 'LM-ENUM-07',
    title: 'each CreateLicenseEnumeration creates an object of its own',
    source: { level: 'documented', page, section: 'Parameters, pEnumerator' },
    needs,
    run: async ({ open, fixtures }) => {
      const licenses = namesOf(fixtures(isPermitted, 2));
      const management = await (await open({ licenses })).management();
      const [one, other] = [await enumerate(management), await enumerate(management)];
      expectThat(
        'two calls answer two objects',
        (await identityOf(one)) !== (await identityOf(other)),
      );
      const first = await textOf(other);
      await moveOn(one);
      expectEqual('what the other has loaded', await textOf(other), first);
    },
  }),
  defineCase({
    id: 'LM-ENUM-08',
    title: 'past the end GetNext is HRESULT_FROM_WIN32(ERROR_NO_MORE_ITEMS), again and again',
    source: { level: 'design', decision: 'U47' },
    needs,
    run: async (context) => {
      const enumerator = await someLicenses(context, 1);
      for (let times = 0; times < 3; times += 1) {
        const code = await enumerator.codeOf('GetNext');
        expectEqual('GetNext', code, 'HRESULT_FROM_WIN32(ERROR_NO_MORE_ITEMS)');
      }
    },
  }),
  defineCase({
    id: 'LM-ENUM-09',
    title: 'past the end the last license stays loaded',
    source: { level: 'design', decision: 'U47' },
    needs,
    run: async (context) => {
      const enumerator = await someLicenses(context, 2);
      const texts = await eachLicense(enumerator, textOf);
      for (let times = 0; times < 2; times += 1) {
        expectEqual('the license that is loaded', await textOf(enumerator), texts.at(-1));
        await moveOn(enumerator);
      }
    },
  }),
  defineCase({
    id: 'LM-ENUM-10',
    title: 'a null filter has all licenses',
    source: { level: 'design', decision: 'U46' },
    needs,
    run: async ({ open, fixtures }) => {
      const licenses = namesOf(fixtures(() => true, 2));
      const management = await (await open({ licenses })).management();
      const made = await management.call('CreateLicenseEnumeration', null);
      const all = await eachLicense(present('CreateLicenseEnumeration', made), async () => true);
      expectEqual('number of licenses', all.length, licenses.length);
    },
  }),
  defineCase({
    id: 'LM-ENUM-11',
    title: 'where no license fits, CreateLicenseEnumeration answers DRM_E_LICENSENOTFOUND',
    source: { level: 'design', decision: 'U46' },
    needs,
    run: async ({ open }) => {
      const management = await (await open()).management();
      const code = await management.codeOf('CreateLicenseEnumeration', null);
      expectEqual('CreateLicenseEnumeration of an empty store', code, 'DRM_E_LICENSENOTFOUND');
    },
  }),
  defineCase({
    id: 'LM-ENUM-12',
    title: 'an enumeration is a snapshot: what comes or goes later does not change it',
    source: { level: 'design', decision: 'U46' },
    needs,
    run: async ({ open, fixtures }) => {
      const names = namesOf(fixtures(isPermitted, 3));
      const [before, later] = [names.slice(0, 2), names.slice(2, 3)];
      const machine = await open({ licenses: before });
      const enumerator = await enumerate(await machine.management());
      const texts = await eachLicense(enumerator, textOf);
      await machine.controls.add(later);
      await machine.controls.remove(before);
      present('ResetEnumeration', await enumerator.call('ResetEnumeration'));
      expectEqual('licenses', await eachLicense(enumerator, textOf), texts);
    },
  }),
  defineCase({
    id: 'LM-ENUM-13',
    title: 'after the last WMDRMShutdown an enumerator answers NS_E_DRM_UNABLE_TO_INITIALIZE',
    source: { level: 'design', decision: 'U44' },
    needs,
    run: async ({ open, fixtures }) => {
      const licenses = namesOf(fixtures(isPermitted));
      const machine = await open({ licenses });
      const enumerator = await enumerate(await machine.management());
      present('WMDRMShutdown', await machine.wmdrmsdk.call('WMDRMShutdown'));
      for (const method of [
        'ResetEnumeration',
        'GetNext',
        'GetLicense',
        'PersistLicense',
        'CanPersist',
        'GetOutputProtectionLevels',
        'GetInclusionList',
      ] as const) {
        expectEqual(method, await enumerator.codeOf(method), 'NS_E_DRM_UNABLE_TO_INITIALIZE');
      }
    },
  }),
];
