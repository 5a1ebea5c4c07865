import { guidToBytes, parseGuid, toFILETIME } from '@wmdrm/com';
import {
  g_wszWMDRM_ISSUEDATE,
  g_wszWMDRM_PRIORITY,
  g_wszWMDRM_SOURCEID,
  g_wszWMDRM_UplinkID,
  VT_BSTR,
  VT_FILETIME,
  VT_I8,
  VT_UI4,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import type { LicenseFixture } from '../../subject/license-fixture.js';
import { someFixture } from '../some-fixture.js';
import { enumerate, type Enumerator } from './license-list.js';

const page = 'wmformat/iwmdrmlicense-getlicenseproperty';
const needs = ['licenses'];

/** What a fixture says of a property; `undefined` if it does not state it. */
interface Property {
  readonly name: string;
  readonly constant: string;
  readonly vt: number;
  readonly noun: string;
  stated(fixture: LicenseFixture): string | undefined;
}

const documented: readonly Property[] = [
  {
    name: g_wszWMDRM_PRIORITY,
    constant: 'g_wszWMDRM_PRIORITY',
    vt: VT_I8,
    noun: 'the priority',
    stated: ({ priority }) => (priority === undefined ? undefined : String(priority)),
  },
  {
    name: g_wszWMDRM_SOURCEID,
    constant: 'g_wszWMDRM_SOURCEID',
    vt: VT_UI4,
    noun: 'the content source',
    stated: ({ sourceId }) => sourceId,
  },
  {
    name: g_wszWMDRM_UplinkID,
    constant: 'g_wszWMDRM_UplinkID',
    vt: VT_BSTR,
    noun: 'the key id of the root of its chain',
    stated: ({ rootKeyId }) => rootKeyId,
  },
];

const issueDate: Property = {
  name: g_wszWMDRM_ISSUEDATE,
  constant: 'g_wszWMDRM_ISSUEDATE',
  vt: VT_FILETIME,
  noun: 'when it was issued',
  stated: ({ issued }) => (issued === undefined ? undefined : String(toFILETIME(issued))),
};

async function only({ open }: ConformanceContext, { name }: LicenseFixture): Promise<Enumerator> {
  return enumerate(await (await open({ licenses: [name] })).management());
}

/** The fixtures that state a property: at most three, of different values where there are. */
function stating({ fixtures }: ConformanceContext, { stated }: Property): LicenseFixture[] {
  const byValue = new Map(
    fixtures((each) => stated(each) !== undefined).map((each) => [stated(each), each]),
  );
  return [...byValue.values()].slice(0, 3);
}

/** A value as text, whatever its type; of a GUID in any form the base64 of its bytes, as key ids are written. */
function plainText(value: unknown): string {
  const guid = parseGuid(value);
  const bytes = guid === undefined ? value : guidToBytes(guid, 'wire');
  return bytes instanceof Uint8Array ? Buffer.from(bytes).toString('base64') : String(value);
}

/** IWMDRMLicense::GetLicenseProperty. */
export const propertyCases: readonly ContractCase<ConformanceContext>[] = [
  ...documented.map((property, at) =>
    defineCase<ConformanceContext>({
      id: `LM-PROPERTY-0${at + 1}`,
      title: `${property.constant} is ${property.noun}`,
      source: { level: 'documented', page, section: 'Parameters, bstrName' },
      needs,
      run: async (context) => {
        for (const fixture of stating(context, property)) {
          const license = await only(context, fixture);
          const answer = await license.call('GetLicenseProperty', property.name);
          const { value } = present(`GetLicenseProperty of ${fixture.name}`, answer);
          expectEqual(
            `${property.noun} of ${fixture.name}`,
            plainText(value),
            property.stated(fixture),
          );
        }
      },
    }),
  ),
  ...[...documented, issueDate].map((property, at) =>
    defineCase<ConformanceContext>({
      id: `LM-PROPERTY-0${at + 4}`,
      title: `the type of ${property.constant} holds every value there can be`,
      source: { level: 'design', decision: 'IWMDRMLicense' },
      needs,
      run: async (context) => {
        for (const fixture of stating(context, property)) {
          const license = await only(context, fixture);
          const answer = await license.call('GetLicenseProperty', property.name);
          const { vt, value } = present(`GetLicenseProperty of ${fixture.name}`, answer);
          expectEqual('the type', vt, property.vt);
          expectEqual('the value', String(value), property.stated(fixture));
        }
      },
    }),
  ),
  defineCase({
    id: 'LM-PROPERTY-08',
    title: 'what the license does not state is NS_E_DRM_UNSUPPORTED_PROPERTY',
    source: { level: 'design', decision: 'IWMDRMLicense' },
    needs,
    run: async (context) => {
      for (const property of [...documented, issueDate]) {
        const fixture = someFixture(context, (each) => property.stated(each) === undefined);
        const license = await only(context, fixture);
        const code = await license.codeOf('GetLicenseProperty', property.name);
        expectEqual(
          `${property.constant} of ${fixture.name}`,
          code,
          'NS_E_DRM_UNSUPPORTED_PROPERTY',
        );
      }
    },
  }),
  defineCase({
    id: 'LM-PROPERTY-09',
    title: 'a name no property has is NS_E_DRM_INVALID_PROPERTY',
    source: { level: 'design', decision: 'IWMDRMLicense' },
    needs,
    run: async (context) => {
      const license = await only(
        context,
        someFixture(context, () => true),
      );
      for (const name of ['COLOUR', '', 'priority']) {
        const code = await license.codeOf('GetLicenseProperty', name);
        expectEqual(JSON.stringify(name), code, 'NS_E_DRM_INVALID_PROPERTY');
      }
    },
  }),
];
