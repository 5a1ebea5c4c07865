import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import type { LicenseFixture } from '../../subject/license-fixture.js';
import { countOf } from '../licenses/license-list.js';
import { isPermitted, someFixture, somePair } from '../some-fixture.js';

const page = 'wmformat/iwmdrmlicensemanagement-storelicense';
const needs = ['licenses'];

/** A permitted license that comes alone in its response. */
function single(context: ConformanceContext): LicenseFixture & { readonly response: string } {
  const isShared = (one: LicenseFixture): boolean =>
    context.fixtures((each) => each.response === one.response).length > 1;
  const fixture = someFixture(
    context,
    (each) => isPermitted(each) && each.response !== null && !isShared(each),
  );
  return { ...fixture, response: fixture.response ?? '' };
}

/** Two licenses of one response. */
function together(context: ConformanceContext): {
  readonly response: string;
  readonly names: readonly string[];
} {
  const [one] = somePair(
    context.fixtures(({ response }) => response !== null, 2),
    (a, b) => a.response === b.response,
  );
  const all = context.fixtures(({ response }) => response === one.response);
  return { response: one.response ?? '', names: namesOf(all) };
}

/** StoreLicense. */
export const storeLicenseCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-STORE-01',
    title: 'StoreLicense puts the license of a response into the local store',
    source: { level: 'documented', page, section: 'Description' },
    needs,
    run: async (context) => {
      const { name, response } = single(context);
      const machine = await context.open();
      const management = await machine.management();
      present('StoreLicense', await management.call('StoreLicense', response));
      expectEqual('licenses in the local store', await machine.controls.held(), [name]);
      expectEqual('licenses of an enumeration', await countOf(management), 1);
    },
  }),
  defineCase({
    id: 'LM-STORE-02',
    title: 'StoreLicense puts all licenses of a response into the local store',
    source: { level: 'documented', page, section: 'Parameters, bstrLicenseResponse' },
    needs,
    run: async (context) => {
      const { response, names } = together(context);
      const machine = await context.open();
      const management = await machine.management();
      present('StoreLicense', await management.call('StoreLicense', response));
      expectEqual('licenses in the local store', await machine.controls.held(), names);
    },
  }),
  defineCase({
    id: 'LM-STORE-03',
    title: 'StoreLicense takes licenses in XMR',
    source: { level: 'documented', page, section: 'Remarks' },
    needs,
    run: async (context) => {
      const { name, response } = someFixture(
        context,
        (each) => isPermitted(each) && each.version === 3 && each.response !== null,
      );
      const machine = await context.open();
      const management = await machine.management();
      present('StoreLicense', await management.call('StoreLicense', response ?? ''));
      expectThat(`${name} is in the local store`, (await machine.controls.held()).includes(name));
    },
  }),
  defineCase({
    id: 'LM-STORE-04',
    title: 'StoreLicense leaves the licenses that are there',
    source: { level: 'documented', page, section: 'Description' },
    needs,
    run: async (context) => {
      const { name, response } = single(context);
      const others = namesOf(
        context.fixtures((each) => each.kind !== 'temporary' && each.name !== name).slice(0, 3),
      );
      const machine = await context.open({ licenses: others });
      const management = await machine.management();
      present('StoreLicense', await management.call('StoreLicense', response));
      const held = await machine.controls.held();
      expectEqual('licenses in the local store', held, [...others, name].sort());
    },
  }),
  defineCase({
    id: 'LM-STORE-05',
    title: 'a text that is no license response is refused, and nothing is stored',
    source: { level: 'inherited', rule: 'com/error-handling-strategies' },
    needs,
    run: async (context) => {
      const machine = await context.open();
      const management = await machine.management();
      for (const text of ['', 'nothing of the kind', '<LICENSERESPONSE>']) {
        const stored = await management.call('StoreLicense', text);
        expectThat(`StoreLicense of ${JSON.stringify(text)} fails`, !stored.ok);
      }
      expectEqual('licenses in the local store', await machine.controls.held(), []);
    },
  }),
  defineCase({
    id: 'LM-STORE-06',
    title: 'of a response that is cut off nothing is stored, also of the licenses before the cut',
    source: { level: 'design', decision: 'IWMDRMLicenseManagement' },
    needs,
    run: async (context) => {
      const { response } = together(context);
      const machine = await context.open();
      const management = await machine.management();
      const half = response.slice(0, Math.floor(response.length * 0.75));
      const stored = await management.call('StoreLicense', half);
      expectThat('StoreLicense fails', !stored.ok);
      expectEqual('licenses in the local store', await machine.controls.held(), []);
    },
  }),
  defineCase({
    id: 'LM-STORE-07',
    title: 'a license that is there already is there once, and that is no failure',
    source: { level: 'design', decision: 'U16' },
    needs,
    run: async (context) => {
      const { name, response } = single(context);
      const machine = await context.open();
      const management = await machine.management();
      for (let times = 0; times < 2; times += 1) {
        expectEqual('StoreLicense', await management.codeOf('StoreLicense', response), 'S_OK');
      }
      expectEqual('licenses in the local store', await machine.controls.held(), [name]);
      expectEqual('licenses of an enumeration', await countOf(management), 1);
    },
  }),
  defineCase({
    id: 'LM-STORE-08',
    title: 'an empty text is E_INVALIDARG, one no format knows NS_E_DRM_INVALID_LICENSE',
    source: { level: 'design', decision: 'IWMDRMLicenseManagement' },
    needs,
    run: async (context) => {
      const management = await (await context.open()).management();
      for (const [text, wanted] of [
        ['', 'E_INVALIDARG'],
        ['nothing of the kind', 'NS_E_DRM_INVALID_LICENSE'],
      ] as const) {
        expectEqual(JSON.stringify(text), await management.codeOf('StoreLicense', text), wanted);
      }
    },
  }),
];
