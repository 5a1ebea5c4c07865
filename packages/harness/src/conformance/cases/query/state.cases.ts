import * as constants from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { registryFormOf } from '../licenses/registry-form.js';
import { isPermitted, someFixture, somePair } from '../some-fixture.js';
import { hasJust, isPlain, queryOver, stateOf, statesOf } from './license-states.js';
import { allRights } from './rights.js';

const page = 'wmformat/iwmdrmlicensequery-querylicensestate';
const data = 'wmformat/drmdrm-license-state-data';
const category = 'wmformat/drmdrm-license-state-category';
const needs = ['query'];

/** QueryLicenseState. */
export const stateCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-STATE-01',
    title: 'a right without limits is WM_DRM_LICENSE_STATE_UNLIM',
    source: { level: 'documented', page: category, section: 'WM_DRM_LICENSE_STATE_UNLIM' },
    needs,
    run: async (context) => {
      const fixture = someFixture(context, isPlain);
      const query = await queryOver(context, fixture);
      for (const right of fixture.rights) {
        const { dwCategory } = await stateOf(query, fixture.keyId, right);
        expectEqual(`category of ${right}`, dwCategory, constants.WM_DRM_LICENSE_STATE_UNLIM);
      }
    },
  }),
  defineCase({
    id: 'LM-STATE-02',
    title: 'a right no license gives is WM_DRM_LICENSE_STATE_NORIGHT',
    source: { level: 'documented', page: category, section: 'WM_DRM_LICENSE_STATE_NORIGHT' },
    needs,
    run: async (context) => {
      const fixture = someFixture(
        context,
        (each) => isPlain(each) && !each.rights.includes('Copy'),
      );
      const query = await queryOver(context, fixture);
      const { dwCategory } = await stateOf(query, fixture.keyId, 'Copy');
      expectEqual('category of Copy', dwCategory, constants.WM_DRM_LICENSE_STATE_NORIGHT);
    },
  }),
  defineCase({
    id: 'LM-STATE-03',
    title: 'there is a state for each action, in the order of the actions',
    source: { level: 'documented', page, section: 'Parameters, rgResultStateData' },
    needs,
    run: async (context) => {
      const fixture = someFixture(
        context,
        (each) => isPlain(each) && !each.rights.includes('Copy'),
      );
      const query = await queryOver(context, fixture);
      const [right = ''] = fixture.rights;
      const states = await statesOf(query, fixture.keyId, [right, 'Copy', right]);
      expectEqual(
        'categories',
        states.map(({ dwCategory }) => dwCategory === constants.WM_DRM_LICENSE_STATE_NORIGHT),
        [false, true, false],
      );
    },
  }),
  defineCase({
    id: 'LM-STATE-04',
    title: 'all licenses of the key id are evaluated: what one of them gives is given',
    source: { level: 'documented', page, section: 'Remarks' },
    needs,
    run: async (context) => {
      const plain = context.fixtures(isPlain, 2);
      const [one, other] = somePair(
        plain,
        (a, b) => a.keyId === b.keyId && a.rights.some((right) => !b.rights.includes(right)),
      );
      const query = await queryOver(context, one, other);
      for (const right of new Set([...one.rights, ...other.rights])) {
        const { dwCategory } = await stateOf(query, one.keyId, right);
        const isGiven = dwCategory !== constants.WM_DRM_LICENSE_STATE_NORIGHT;
        expectThat(`${right} is given`, isGiven);
      }
    },
  }),
  defineCase({
    id: 'LM-STATE-05',
    title: 'a state is told of the licenses of the key id and no others',
    source: { level: 'documented', page, section: 'Parameters, bstrKID' },
    needs,
    run: async (context) => {
      const [one, other] = somePair(
        context.fixtures(isPlain, 2),
        (a, b) => a.keyId !== b.keyId && b.rights.some((right) => !a.rights.includes(right)),
      );
      const query = await queryOver(context, one, other);
      for (const right of other.rights.filter((each) => !one.rights.includes(each))) {
        const { dwCategory } = await stateOf(query, one.keyId, right);
        expectEqual(`category of ${right}`, dwCategory, constants.WM_DRM_LICENSE_STATE_NORIGHT);
      }
    },
  }),
  defineCase({
    id: 'LM-STATE-06',
    title: 'dwStreamId is 0: a license applies to all streams',
    source: { level: 'documented', page: data, section: 'Members, dwStreamId' },
    needs,
    run: async (context) => {
      const fixture = someFixture(context, isPlain);
      const query = await queryOver(context, fixture);
      for (const { dwStreamId } of await statesOf(query, fixture.keyId, allRights)) {
        expectEqual('dwStreamId', dwStreamId, 0);
      }
    },
  }),
  defineCase({
    id: 'LM-STATE-07',
    title: 'licenses of one key id that limit a right differently make its state vague',
    source: { level: 'documented', page: data, section: 'Remarks' },
    needs,
    run: async (context) => {
      const [free, bound] = somePair(
        context.fixtures(isPermitted, 2),
        (a, b) => isPlain(a) && a.keyId === b.keyId && hasJust(b.limits, ['until']),
      );
      const [right = ''] = bound.rights.filter((each) => free.rights.includes(each));
      const { dwVague } = await stateOf(await queryOver(context, free, bound), free.keyId, right);
      const isVague = (dwVague & constants.DRM_LICENSE_STATE_DATA_VAGUE) !== 0;
      expectThat('DRM_LICENSE_STATE_DATA_VAGUE is set', isVague);
    },
  }),
  defineCase({
    id: 'LM-STATE-08',
    title: 'DRM_LICENSE_STATE_DATA_OPL_PRESENT is set where the license states output protection',
    source: { level: 'documented', page: data, section: 'Members, dwVague' },
    needs,
    run: async (context) => {
      const fixture = someFixture(context, (each) => each.outputProtection !== undefined);
      const [right = ''] = fixture.rights;
      const { dwVague } = await stateOf(await queryOver(context, fixture), fixture.keyId, right);
      const isPresent = (dwVague & constants.DRM_LICENSE_STATE_DATA_OPL_PRESENT) !== 0;
      expectThat('DRM_LICENSE_STATE_DATA_OPL_PRESENT is set', isPresent);
    },
  }),
  defineCase({
    id: 'LM-STATE-09',
    title: 'every right of the page can be asked about',
    source: { level: 'documented', page, section: 'Parameters, rgbstrActionsToQuery' },
    needs,
    run: async (context) => {
      const fixture = someFixture(context, isPlain);
      const query = await queryOver(context, fixture);
      for (const right of allRights) await stateOf(query, fixture.keyId, right);
    },
  }),
  defineCase({
    id: 'LM-STATE-10',
    title: 'LicenseStateData.Backup says whether a license may be backed up and restored',
    source: { level: 'documented', page, section: 'Parameters, rgbstrActionsToQuery' },
    needs,
    run: async (context) => {
      for (const [kind, isGiven] of [
        ['permitted', true],
        ['restricted', false],
      ] as const) {
        const fixture = someFixture(context, (each) => each.kind === kind);
        const query = await queryOver(context, fixture);
        const { dwCategory } = await stateOf(query, fixture.keyId, 'Backup');
        const says = dwCategory !== constants.WM_DRM_LICENSE_STATE_NORIGHT;
        expectEqual(`whether ${fixture.name} gives Backup`, says, isGiven);
      }
    },
  }),
  defineCase({
    id: 'LM-STATE-27',
    title: 'when a license has expired, those that remain are examined',
    source: { level: 'documented', page: data, section: 'Remarks' },
    needs,
    run: async (context) => {
      const [free, over] = somePair(
        context.fixtures(isPermitted, 2),
        (a, b) => isPlain(a) && a.keyId === b.keyId && b.expired === true,
      );
      const [right = ''] = over.rights.filter((each) => free.rights.includes(each));
      const query = await queryOver(context, over, free);
      const { dwCategory } = await stateOf(query, free.keyId, right);
      expectEqual('dwCategory', dwCategory, constants.WM_DRM_LICENSE_STATE_UNLIM);
    },
  }),
  defineCase({
    id: 'LM-STATE-19',
    title: 'a license that stands alone makes no state vague, and nothing else is set',
    source: { level: 'design', decision: 'IWMDRMLicenseQuery' },
    needs,
    run: async (context) => {
      const fixture = someFixture(context, (each) => isPlain(each) && !each.outputProtection);
      const query = await queryOver(context, fixture);
      for (const state of await statesOf(query, fixture.keyId, [...fixture.rights, 'Backup'])) {
        expectEqual('dwVague', state.dwVague, 0);
        expectEqual('counts and dates', [state.dwNumCounts, state.dwNumDates], [0, 0]);
      }
    },
  }),
  defineCase({
    id: 'LM-STATE-20',
    title: 'of licenses that differ, one without limits is told of',
    source: { level: 'design', decision: 'IWMDRMLicenseQuery' },
    needs,
    run: async (context) => {
      const [free, bound] = somePair(
        context.fixtures(isPermitted, 2),
        (a, b) => isPlain(a) && a.keyId === b.keyId && hasJust(b.limits, ['until']),
      );
      const [right = ''] = bound.rights.filter((each) => free.rights.includes(each));
      const query = await queryOver(context, bound, free);
      const { dwCategory } = await stateOf(query, free.keyId, right);
      expectEqual('dwCategory', dwCategory, constants.WM_DRM_LICENSE_STATE_UNLIM);
    },
  }),
  defineCase({
    id: 'LM-STATE-21',
    title: 'without a license every right is WM_DRM_LICENSE_STATE_NORIGHT',
    source: { level: 'design', decision: 'IWMDRMLicenseQuery' },
    needs,
    run: async (context) => {
      const { keyId } = someFixture(context, isPermitted);
      for (const { dwCategory } of await statesOf(await queryOver(context), keyId, allRights)) {
        expectEqual('dwCategory', dwCategory, constants.WM_DRM_LICENSE_STATE_NORIGHT);
      }
    },
  }),
  defineCase({
    id: 'LM-STATE-22',
    title: 'the registry form of a key id is taken too',
    source: { level: 'design', decision: 'U50' },
    needs,
    run: async (context) => {
      const fixture = someFixture(context, isPlain);
      const [right = ''] = fixture.rights;
      const query = await queryOver(context, fixture);
      const { dwCategory } = await stateOf(query, registryFormOf(fixture.keyId), right);
      expectEqual('dwCategory', dwCategory, constants.WM_DRM_LICENSE_STATE_UNLIM);
    },
  }),
  defineCase({
    id: 'LM-STATE-23',
    title:
      'a text that is no key id, and a name that is no LicenseStateData action, are E_INVALIDARG',
    source: { level: 'design', decision: 'IWMDRMLicenseQuery' },
    needs,
    run: async (context) => {
      const { keyId } = someFixture(context, isPermitted);
      const query = await queryOver(context);
      for (const [id, action] of [
        ['nobody', constants.g_wszWMDRM_LicenseState_Playback],
        [keyId, 'Play'],
        [keyId, constants.g_wszWMDRM_ActionAllowed_Playback],
        [keyId, `${constants.g_wszWMDRM_LicenseState}Fly`],
      ] as const) {
        const code = await query.codeOf('QueryLicenseState', id, [action]);
        expectEqual(`${id}, ${action}`, code, 'E_INVALIDARG');
      }
    },
  }),
  defineCase({
    id: 'LM-STATE-24',
    title: 'after the last WMDRMShutdown a query answers NS_E_DRM_UNABLE_TO_INITIALIZE',
    source: { level: 'design', decision: 'U44' },
    needs,
    run: async (context) => {
      const { keyId } = someFixture(context, isPermitted);
      const machine = await context.open();
      const query = await machine.create('IWMDRMLicenseQuery');
      present('WMDRMShutdown', await machine.wmdrmsdk.call('WMDRMShutdown'));
      const play = [constants.g_wszWMDRM_LicenseState_Playback];
      const codes = {
        QueryLicenseState: await query.codeOf('QueryLicenseState', keyId, play),
        QueryActionAllowed: await query.codeOf('QueryActionAllowed', keyId, null, [
          constants.g_wszWMDRM_ActionAllowed_Playback,
        ]),
        SetActionAllowedQueryParams: await query.codeOf(
          'SetActionAllowedQueryParams',
          false,
          0,
          false,
          null,
        ),
      };
      for (const [method, code] of Object.entries(codes)) {
        expectEqual(method, code, 'NS_E_DRM_UNABLE_TO_INITIALIZE');
      }
    },
  }),
];
