import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, NotApplicable } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import type { FilterValue } from '../../interfaces/interface-kinds.js';
import type { LicenseFixture } from '../../subject/license-fixture.js';
import { isPermitted, someFixture, somePair } from '../some-fixture.js';
import { countOf, enumerate, knownStore } from './license-list.js';
import { registryFormOf } from './registry-form.js';

const page = 'wmformat/wmdrm-license-filter';
const needs = ['licenses'];

/** Permitted licenses of which some fit and some do not. The case does not apply if there are no two such. */
function both(
  { fixtures }: ConformanceContext,
  fits: (fixture: LicenseFixture) => boolean,
): { readonly all: readonly string[]; readonly fitting: readonly string[] } {
  const fitting = namesOf(fixtures((each) => isPermitted(each) && fits(each)));
  const others = namesOf(fixtures((each) => isPermitted(each) && !fits(each)));
  return { all: [...fitting.slice(0, 4), ...others.slice(0, 4)], fitting: fitting.slice(0, 4) };
}

/** A filter must find the licenses that fit, and no others. */
async function expectFound(
  context: ConformanceContext,
  filter: Partial<FilterValue>,
  fits: (fixture: LicenseFixture) => boolean,
): Promise<void> {
  const { all, fitting } = both(context, fits);
  const { found } = await knownStore(await context.open(), all);
  expectEqual('licenses that were found', [...(await found(filter))].sort(), fitting);
}

/** A key id that one of several permitted licenses has. */
function someKeyId(context: ConformanceContext): string {
  return someFixture(context, isPermitted).keyId;
}

/** As many rights as `count` which one permitted license gives and another does not. */
function someRights({ fixtures }: ConformanceContext, count: number): readonly string[] {
  const permitted = fixtures(isPermitted, 2);
  const rare = permitted.filter(({ rights }) => rights.length >= count);
  const giveAll = (rights: readonly string[]): boolean =>
    permitted.every((other) => rights.every((right) => other.rights.includes(right)));
  const found = rare.map(({ rights }) => rights.slice(-count)).find((rights) => !giveAll(rights));
  if (found === undefined) throw new NotApplicable('the licenses of the subject give the same');
  return found;
}

/** WMDRM_LICENSE_FILTER. */
export const filterCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-FILTER-01',
    title: 'bstrKID: only licenses with this key id are in the enumeration, and all of them',
    source: { level: 'documented', page, section: 'Members, bstrKID' },
    needs,
    run: async (context) => {
      const bstrKID = someKeyId(context);
      await expectFound(context, { bstrKID }, ({ keyId }) => keyId === bstrKID);
    },
  }),
  defineCase({
    id: 'LM-FILTER-02',
    title: 'bstrRights: only licenses that give the right are in the enumeration, and all of them',
    source: { level: 'documented', page, section: 'Members, bstrRights' },
    needs,
    run: async (context) => {
      const [right = ''] = someRights(context, 1);
      await expectFound(context, { bstrRights: right }, ({ rights }) => rights.includes(right));
    },
  }),
  defineCase({
    id: 'LM-FILTER-03',
    title: 'bstrRights: the right Backup is given by the licenses that permit it, and no others',
    source: { level: 'documented', page: 'wmformat/rights-constants', section: 'Table' },
    needs,
    run: async ({ open, fixtures }) => {
      const permitted = namesOf(fixtures(isPermitted));
      const restricted = namesOf(fixtures(({ kind }) => kind === 'restricted'));
      const management = await (
        await open({ licenses: [...permitted, ...restricted] })
      ).management();
      const count = await countOf(management, { bstrRights: 'Backup' });
      expectEqual('licenses that were found', count, permitted.length);
    },
  }),
  defineCase({
    id: 'LM-FILTER-04',
    title:
      'bstrAllowedSourceIDs: licenses from this source are in the enumeration, none from another',
    source: { level: 'documented', page, section: 'Members, bstrAllowedSourceIDs' },
    needs,
    run: async (context) => {
      const stated = context.fixtures((each) => isPermitted(each) && each.sourceId !== undefined);
      const [one, other] = somePair(stated, (a, b) => a.sourceId !== b.sourceId);
      const { found } = await knownStore(await context.open(), [one.name, other.name]);
      for (const { name, sourceId = '' } of [one, other]) {
        const names = await found({ bstrAllowedSourceIDs: sourceId });
        expectEqual(`licenses from source ${sourceId}`, names, [name]);
      }
    },
  }),
  defineCase({
    id: 'LM-FILTER-05',
    title: 'all conditions of a filter must hold together',
    source: { level: 'documented', page, section: 'Members' },
    needs,
    run: async (context) => {
      const [right = ''] = someRights(context, 1);
      const { keyId: bstrKID } = someFixture(context, ({ rights }) => rights.includes(right));
      await expectFound(
        context,
        { bstrKID, bstrRights: right },
        ({ keyId, rights }) => keyId === bstrKID && rights.includes(right),
      );
    },
  }),
  ...[2, 3].map((dwVersion) =>
    defineCase<ConformanceContext>({
      id: `LM-FILTER-0${4 + dwVersion}`,
      title: `dwVersion ${dwVersion}: only licenses of a format of at least this major version`,
      source: { level: 'design', decision: 'U49' },
      needs,
      run: (context) => expectFound(context, { dwVersion }, ({ version }) => version >= dwVersion),
    }),
  ),
  defineCase({
    id: 'LM-FILTER-08',
    title: 'bstrRights: several are separated by semicolons, and a license must give all of them',
    source: { level: 'design', decision: 'U49' },
    needs,
    run: async (context) => {
      const wanted = someRights(context, 2);
      await expectFound(context, { bstrRights: wanted.join(';') }, ({ rights }) =>
        wanted.every((right) => rights.includes(right)),
      );
    },
  }),
  defineCase({
    id: 'LM-FILTER-09',
    title: 'bstrAllowedSourceIDs: several are separated by semicolons, a license must be from one',
    source: { level: 'design', decision: 'U49' },
    needs,
    run: async (context) => {
      const stated = context.fixtures((each) => isPermitted(each) && each.sourceId !== undefined);
      const sources = new Set(stated.map(({ sourceId }) => sourceId));
      const bstrAllowedSourceIDs = [...sources].join(';');
      await expectFound(context, { bstrAllowedSourceIDs }, ({ sourceId }) => sources.has(sourceId));
    },
  }),
  defineCase({
    id: 'LM-FILTER-10',
    title: 'an empty text is no condition, as null is none',
    source: { level: 'design', decision: 'U49' },
    needs,
    run: async ({ open, fixtures }) => {
      const licenses = namesOf(fixtures(() => true, 2));
      const management = await (await open({ licenses })).management();
      const empty = { bstrKID: '', bstrRights: '', bstrAllowedSourceIDs: '' };
      expectEqual('licenses that were found', await countOf(management, empty), licenses.length);
    },
  }),
  defineCase({
    id: 'LM-FILTER-11',
    title: 'bstrKID: the registry form of a GUID is taken too, as its bytes lie in memory',
    source: { level: 'design', decision: 'U50' },
    needs,
    run: async (context) => {
      const wanted = someKeyId(context);
      const bstrKID = registryFormOf(wanted);
      await expectFound(context, { bstrKID }, ({ keyId }) => keyId === wanted);
    },
  }),
  defineCase({
    id: 'LM-FILTER-12',
    title: 'a field that can be nothing of its kind is E_INVALIDARG',
    source: { level: 'design', decision: 'U49' },
    needs,
    run: async ({ open, fixtures }) => {
      const licenses = namesOf(fixtures(isPermitted));
      const management = await (await open({ licenses })).management();
      await enumerate(management);
      for (const field of [
        { bstrKID: 'nobody' },
        { bstrKID: 'AAAA' },
        { bstrAllowedSourceIDs: 'somewhere' },
        { bstrAllowedSourceIDs: '1,2' },
      ]) {
        const filter = {
          dwVersion: 0,
          bstrKID: null,
          bstrRights: null,
          bstrAllowedSourceIDs: null,
          ...field,
        };
        const code = await management.codeOf('CreateLicenseEnumeration', filter);
        expectEqual(JSON.stringify(field), code, 'E_INVALIDARG');
      }
    },
  }),
];
