import { WMDRM_LICENSE_TYPE_XML, WMDRM_LICENSE_TYPE_XMR } from '@wmdrm/com/constants';
import { guid } from '@wmdrm/com';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import type { LicenseFixture } from '../../subject/license-fixture.js';
import { isPermitted, someFixture } from '../some-fixture.js';
import { eachLicense, enumerate, textOf, type Enumerator } from './license-list.js';

const getLicense = 'wmformat/iwmdrmlicense-getlicense';
const needs = ['licenses'];

/** An enumeration of this one license. */
async function only({ open }: ConformanceContext, { name }: LicenseFixture): Promise<Enumerator> {
  return enumerate(await (await open({ licenses: [name] })).management());
}

/** What GetLicense says the license is. */
async function typeOf(enumerator: Enumerator): Promise<number> {
  return present('GetLicense', await enumerator.call('GetLicense')).dwLicenseType;
}

/** What IWMDRMLicense tells of the loaded license, its properties aside. */
export const licenseCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-LICENSE-01',
    title:
      'GetLicense answers the bytes of a license of version 2 or 3, and that they are XML or XMR',
    source: { level: 'documented', page: getLicense, section: 'Parameters' },
    needs,
    run: async (context) => {
      const types: readonly number[] = [WMDRM_LICENSE_TYPE_XML, WMDRM_LICENSE_TYPE_XMR];
      const licenses = namesOf(
        context.fixtures(({ kind, version }) => kind === 'permitted' && version >= 2),
      );
      const management = await (await context.open({ licenses })).management();
      await eachLicense(await enumerate(management), async (enumerator) => {
        const license = present('GetLicense', await enumerator.call('GetLicense'));
        expectThat('there are bytes', license.pbLicense.length > 0);
        expectThat(
          `the type is one of the two, not ${license.dwLicenseType}`,
          types.includes(license.dwLicenseType),
        );
      });
    },
  }),
  defineCase({
    id: 'LM-LICENSE-02',
    title: 'GetLicense answers the same license until another is loaded',
    source: { level: 'documented', page: 'wmformat/iwmdrmlicense-getnext', section: 'Remarks' },
    needs,
    run: async ({ open, fixtures }) => {
      const licenses = namesOf(fixtures(({ kind }) => kind === 'permitted', 2));
      const management = await (await open({ licenses })).management();
      const pairs = await eachLicense(await enumerate(management), async (enumerator) => [
        await textOf(enumerator),
        await textOf(enumerator),
      ]);
      for (const [first, second] of pairs) expectEqual('the second answer', second, first);
    },
  }),
  ...[
    { version: 1, type: 0, noun: '0: neither XML nor XMR' },
    { version: 2, type: WMDRM_LICENSE_TYPE_XML, noun: 'WMDRM_LICENSE_TYPE_XML' },
    { version: 3, type: WMDRM_LICENSE_TYPE_XMR, noun: 'WMDRM_LICENSE_TYPE_XMR' },
  ].map(({ version, type, noun }) =>
    defineCase<ConformanceContext>({
      id: `LM-LICENSE-0${version + 2}`,
      title: `the type of a license of version ${version} is ${noun}`,
      source: { level: 'design', decision: 'U49' },
      needs,
      run: async (context) => {
        const fixture = someFixture(
          context,
          (each) => isPermitted(each) && each.version === version,
        );
        expectEqual('dwLicenseType', await typeOf(await only(context, fixture)), type);
      },
    }),
  ),
  defineCase({
    id: 'LM-LICENSE-06',
    title:
      'a license that permits no backup, and a temporary one, leave the store no other way: NS_E_DRM_LICENSE_UNAVAILABLE',
    source: { level: 'design', decision: 'IWMDRMLicense' },
    needs,
    run: async (context) => {
      const kept = context.fixtures(({ kind }) => kind !== 'permitted').slice(0, 6);
      const management = await (await context.open({ licenses: namesOf(kept) })).management();
      await eachLicense(await enumerate(management), async (enumerator) => {
        const code = await enumerator.codeOf('GetLicense');
        expectEqual('GetLicense', code, 'NS_E_DRM_LICENSE_UNAVAILABLE');
      });
    },
  }),
  defineCase({
    id: 'LM-LICENSE-07',
    title:
      'no content is opened or closed with a license, and no page says what a policy is: E_NOTIMPL',
    source: { level: 'design', decision: 'IWMDRMLicense' },
    needs,
    run: async (context) => {
      const license = await only(context, someFixture(context, isPermitted));
      const codes = {
        CreateDecryptor: await license.codeOf('CreateDecryptor'),
        CreateEncryptor: await license.codeOf('CreateEncryptor'),
        CreateSecureDecryptor: await license.codeOf(
          'CreateSecureDecryptor',
          new Uint8Array([1]),
          1,
          1,
        ),
        GetPolicy: await license.codeOf('GetPolicy'),
      };
      for (const [method, code] of Object.entries(codes)) expectEqual(method, code, 'E_NOTIMPL');
    },
  }),
  defineCase({
    id: 'LM-LICENSE-08',
    title: 'GetOutputProtectionLevels answers the six levels of the license',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-getoutputprotectionlevels',
      section: 'Description',
    },
    needs,
    run: async (context) => {
      for (const fixture of context.fixtures((each) => each.outputProtection !== undefined)) {
        const license = await only(context, fixture);
        const levels = await license.call('GetOutputProtectionLevels');
        expectEqual(
          'WMDRM_OUTPUT_PROTECTION_LEVELS',
          sorted(present('GetOutputProtectionLevels', levels)),
          sorted(fixture.outputProtection ?? {}),
        );
      }
    },
  }),
  defineCase({
    id: 'LM-LICENSE-09',
    title: 'GetInclusionList answers the technologies the license admits',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmlicense-getinclusionlist',
      section: 'Parameters',
    },
    needs,
    run: async (context) => {
      for (const fixture of context.fixtures((each) => each.inclusionList !== undefined)) {
        const license = await only(context, fixture);
        const list = present('GetInclusionList', await license.call('GetInclusionList'));
        const wanted = (fixture.inclusionList ?? []).map((text) => guid(text));
        expectEqual('the list', list.map((text) => guid(text)).sort(), wanted.sort());
      }
    },
  }),
  defineCase({
    id: 'LM-LICENSE-10',
    title: 'a license that states no output protection answers NS_E_DRM_UNSUPPORTED_PROPERTY',
    source: { level: 'design', decision: 'IWMDRMLicense' },
    needs,
    run: async (context) => {
      const fixture = someFixture(
        context,
        (each) => isPermitted(each) && each.outputProtection === undefined,
      );
      const license = await only(context, fixture);
      const code = await license.codeOf('GetOutputProtectionLevels');
      expectEqual('GetOutputProtectionLevels', code, 'NS_E_DRM_UNSUPPORTED_PROPERTY');
    },
  }),
  defineCase({
    id: 'LM-LICENSE-11',
    title: 'a license without an inclusion list answers an empty one',
    source: { level: 'design', decision: 'IWMDRMLicense' },
    needs,
    run: async (context) => {
      const fixture = someFixture(
        context,
        (each) => isPermitted(each) && each.inclusionList === undefined,
      );
      const list = await (await only(context, fixture)).call('GetInclusionList');
      expectEqual('the list', present('GetInclusionList', list), []);
    },
  }),
];

function sorted(levels: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(levels).sort(([one], [other]) => (one < other ? -1 : 1));
}
