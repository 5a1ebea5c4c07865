import * as constants from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat, NotApplicable } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { notBegun, type LicenseFixture } from '../../subject/license-fixture.js';
import { isPermitted, someFixture, somePair } from '../some-fixture.js';
import { answerOf, answersOf, isPlain, queryOver } from './license-states.js';
import { allowedRights, allRights } from './rights.js';

const page = 'wmformat/iwmdrmlicensequery-queryactionallowed';
const results = 'wmformat/drm-action-allowed-query-results';
const needs = ['query'];

const notEnabled = constants.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED;

/** A reason why an action is not allowed, and a license that gives it. */
interface Refusal {
  readonly name: string;
  readonly flag: number;
  readonly says: string;
  fits(fixture: LicenseFixture): boolean;
  /** What is asked about. Default a right of the license. */
  readonly right?: string;
}

const refusals: readonly Refusal[] = [
  {
    name: 'NO_RIGHT',
    flag: constants.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_RIGHT,
    says: 'there is a license, and it does not give the right',
    right: 'Copy',
    fits: (each) => isPlain(each) && !each.rights.includes('Copy'),
  },
  {
    name: 'EXHAUSTED',
    flag: constants.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXHAUSTED,
    says: 'no use is left',
    fits: ({ limits }) => limits?.uses === 0,
  },
  {
    name: 'EXPIRED',
    flag: constants.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_EXPIRED,
    says: 'its time is over',
    fits: ({ expired, kind }) => expired === true && kind !== 'temporary',
  },
  {
    name: 'NOT_STARTED',
    flag: constants.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NOT_STARTED,
    says: 'its time has not begun',
    fits: ({ limits }) => (limits?.from ?? 0) >= notBegun,
  },
];

/** What a query answers of a license that refuses. */
async function refusalOf(context: ConformanceContext, { fits, right }: Refusal): Promise<number> {
  const fixture = someFixture(context, fits);
  const query = await queryOver(context, fixture);
  return answerOf(query, fixture.keyId, right ?? fixture.rights[0] ?? '');
}

/** What a query answers where there is no license. */
async function answerWithout(context: ConformanceContext): Promise<number> {
  const { keyId } = someFixture(context, isPermitted);
  return answerOf(await queryOver(context), keyId, 'Play');
}

/** QueryActionAllowed, as nobody has said anything of the environment. */
export const actionAllowedCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-ALLOWED-01',
    title: 'an action a license gives without limits is 0: allowed',
    source: { level: 'documented', page, section: 'Parameters, rgdwQueryResult' },
    needs,
    run: async (context) => {
      const fixture = someFixture(context, isPlain);
      const rights = fixture.rights.filter((right) => allowedRights.includes(right));
      const answers = await answersOf(await queryOver(context, fixture), fixture.keyId, rights);
      expectEqual(
        'results',
        answers,
        rights.map(() => 0),
      );
    },
  }),
  defineCase({
    id: 'LM-ALLOWED-02',
    title: 'without a license DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_LICENSE is set',
    source: { level: 'documented', page: results, section: 'NO_LICENSE' },
    needs,
    run: async (context) => {
      const flag = constants.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_LICENSE;
      expectThat('it is set', ((await answerWithout(context)) & flag) !== 0);
    },
  }),
  ...refusals.map((refusal, at) =>
    defineCase<ConformanceContext>({
      id: `LM-ALLOWED-0${3 + at}`,
      title: `DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_${refusal.name} is set where ${refusal.says}`,
      source: { level: 'documented', page: results, section: refusal.name },
      needs,
      run: async (context) => {
        expectThat('it is set', ((await refusalOf(context, refusal)) & refusal.flag) !== 0);
      },
    }),
  ),
  defineCase({
    id: 'LM-ALLOWED-07',
    title: 'every result that is not 0 has DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED set, with a reason',
    source: { level: 'documented', page: results, section: 'NOT_ENABLED' },
    needs,
    run: async (context) => {
      const answers = [await answerWithout(context)];
      for (const refusal of refusals) {
        try {
          answers.push(await refusalOf(context, refusal));
        } catch (error) {
          if (!(error instanceof NotApplicable)) throw error;
        }
      }
      for (const answer of answers) {
        expectThat(`${answer} has it set`, (answer & notEnabled) !== 0);
        expectThat(`${answer} has another one set`, (answer & ~notEnabled) !== 0);
      }
    },
  }),
  defineCase({
    id: 'LM-ALLOWED-08',
    title: 'an action is allowed if one of the licenses of the key id allows it',
    source: { level: 'documented', page, section: 'Remarks' },
    needs,
    run: async (context) => {
      const [one, other] = somePair(
        context.fixtures(isPlain, 2),
        (a, b) => a.keyId === b.keyId && a.rights.some((right) => !b.rights.includes(right)),
      );
      const rights = one.rights.filter((right) => !other.rights.includes(right));
      const answers = await answersOf(await queryOver(context, one, other), one.keyId, rights);
      expectEqual(
        'results',
        answers,
        rights.map(() => 0),
      );
    },
  }),
  defineCase({
    id: 'LM-ALLOWED-09',
    title: 'an action is judged by the licenses of the key id and no others',
    source: { level: 'documented', page, section: 'Parameters, bstrKID' },
    needs,
    run: async (context) => {
      const [one, other] = somePair(
        context.fixtures(isPlain, 2),
        (a, b) => a.keyId !== b.keyId && b.rights.some((right) => !a.rights.includes(right)),
      );
      const rights = other.rights.filter((right) => !one.rights.includes(right));
      const answers = await answersOf(await queryOver(context, one, other), one.keyId, rights);
      for (const answer of answers) expectThat('it is not allowed', answer !== 0);
    },
  }),
  defineCase({
    id: 'LM-ALLOWED-10',
    title: 'there is a result for each action, in the order of the actions',
    source: { level: 'documented', page, section: 'Parameters, rgdwQueryResult' },
    needs,
    run: async (context) => {
      const fixture = someFixture(
        context,
        (each) => isPlain(each) && each.rights.includes('Play') && !each.rights.includes('Copy'),
      );
      const query = await queryOver(context, fixture);
      const answers = await answersOf(query, fixture.keyId, ['Copy', 'Play', 'Copy']);
      expectEqual(
        'which are allowed',
        answers.map((answer) => answer === 0),
        [false, true, false],
      );
    },
  }),
  defineCase({
    id: 'LM-ALLOWED-11',
    title: 'every action of the page can be asked about',
    source: { level: 'documented', page, section: 'Parameters, rgbstrActionsToQuery' },
    needs,
    run: async (context) => {
      const fixture = someFixture(context, isPlain);
      const query = await queryOver(context, fixture);
      for (const right of allowedRights) await answerOf(query, fixture.keyId, right);
    },
  }),
  defineCase({
    id: 'LM-ALLOWED-12',
    title: 'without a license nothing is said that only a license can be the reason of',
    source: { level: 'documented', page: results, section: 'Constants' },
    needs,
    run: async (context) => {
      const { keyId } = someFixture(context, isPermitted);
      const query = await queryOver(context);
      const answer = await answerOf(query, keyId, 'Play', '255.0.0.0');
      const { flags, names } = ofLicense;
      expectThat(`none of ${names.join(', ')} is set`, (answer & flags) === 0);
    },
  }),
  defineCase({
    id: 'LM-ALLOWED-13',
    title: 'a result has the one reason there is, and no other',
    source: { level: 'design', decision: 'IWMDRMLicenseQuery' },
    needs,
    run: async (context) => {
      const none = constants.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_LICENSE;
      expectEqual('without a license', await answerWithout(context), notEnabled | none);
      for (const refusal of refusals) {
        const answer = await refusalOf(context, refusal);
        expectEqual(`where ${refusal.says}`, answer, notEnabled | refusal.flag);
      }
    },
  }),
  defineCase({
    id: 'LM-ALLOWED-14',
    title: 'the actions of the header can be asked about too, Backup among them',
    source: { level: 'design', decision: 'IWMDRMLicenseQuery' },
    needs,
    run: async (context) => {
      const fixture = someFixture(context, isPlain);
      const query = await queryOver(context, fixture);
      for (const right of allRights) await answerOf(query, fixture.keyId, right);
      expectEqual('Backup', await answerOf(query, fixture.keyId, 'Backup'), 0);
    },
  }),
  defineCase({
    id: 'LM-ALLOWED-15',
    title:
      'a text that is no key id, no version, and a name that is no ActionAllowed action, are E_INVALIDARG',
    source: { level: 'design', decision: 'IWMDRMLicenseQuery' },
    needs,
    run: async (context) => {
      const { keyId } = someFixture(context, isPermitted);
      const query = await queryOver(context);
      const play = constants.g_wszWMDRM_ActionAllowed_Playback;
      for (const [id, version, action] of [
        ['nobody', null, play],
        [keyId, 'newest', play],
        [keyId, null, 'Play'],
        [keyId, null, constants.g_wszWMDRM_LicenseState_Playback],
      ] as const) {
        const code = await query.codeOf('QueryActionAllowed', id, version, [action]);
        expectEqual(`${id}, ${version}, ${action}`, code, 'E_INVALIDARG');
      }
    },
  }),
];

/** What only a license can be the reason of. */
const ofLicense = {
  flags:
    constants.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_NO_RIGHT |
    constants.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_APPSEC_TOO_LOW |
    constants.DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_REQ_INDIV,
  names: ['NO_RIGHT', 'APPSEC_TOO_LOW', 'REQ_INDIV'],
};
