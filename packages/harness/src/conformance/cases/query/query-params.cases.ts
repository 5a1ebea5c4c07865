import {
  DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_APPSEC_TOO_LOW,
  DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_REQ_INDIV,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat, NotApplicable } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { someFixture } from '../some-fixture.js';
import { answerOf, isPlain, queryOver } from './license-states.js';

const page = 'wmformat/iwmdrmlicensequery-setactionallowedqueryparams';
const queryPage = 'wmformat/iwmdrmlicensequery-queryactionallowed';
const results = 'wmformat/drm-action-allowed-query-results';
const needs = ['query'];

/** What SetActionAllowedQueryParams and the version of the content have to do with QueryActionAllowed. */
export const queryParamsCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-PARAMS-01',
    title:
      'SetActionAllowedQueryParams takes what an application says of itself, without a certificate too',
    source: { level: 'documented', page, section: 'Parameters' },
    needs,
    run: async (context) => {
      const query = await queryOver(context);
      for (const [isMf, level, hasSerialNumber, certificate] of [
        [true, 0, false, null],
        [false, 150, true, null],
        [false, 2000, true, '<CERTIFICATE/>'],
      ] as const) {
        const said = await query.call(
          'SetActionAllowedQueryParams',
          isMf,
          level,
          hasSerialNumber,
          certificate,
        );
        present('SetActionAllowedQueryParams', said);
      }
    },
  }),
  defineCase({
    id: 'LM-PARAMS-02',
    title:
      'DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_APPSEC_TOO_LOW is set where the license asks for more than the application has',
    source: { level: 'documented', page: results, section: 'APPSEC_TOO_LOW' },
    needs,
    run: async (context) => {
      const { keyId, securityLevel = 0, ...fixture } = secureFixture(context);
      const query = await queryOver(context, fixture);
      const said = await query.call(
        'SetActionAllowedQueryParams',
        false,
        securityLevel - 1,
        false,
        null,
      );
      present('SetActionAllowedQueryParams', said);
      const answer = await answerOf(query, keyId, 'Play');
      const flag = DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_APPSEC_TOO_LOW;
      expectThat('it is set', (answer & flag) !== 0);
    },
  }),
  defineCase({
    id: 'LM-PARAMS-03',
    title: 'an application that is as secure as the license asks for is allowed',
    source: { level: 'documented', page, section: 'Parameters, dwAppSecLevel' },
    needs,
    run: async (context) => {
      const { keyId, securityLevel = 0, ...fixture } = secureFixture(context);
      const query = await queryOver(context, fixture);
      for (const level of [securityLevel - 1, securityLevel]) {
        const said = await query.call('SetActionAllowedQueryParams', false, level, false, null);
        present('SetActionAllowedQueryParams', said);
      }
      expectEqual('result', await answerOf(query, keyId, 'Play'), 0);
    },
  }),
  defineCase({
    id: 'LM-PARAMS-04',
    title:
      'where Media Foundation renders, the security level of the application makes no difference',
    source: { level: 'documented', page, section: 'Parameters, dwAppSecLevel' },
    needs,
    run: async (context) => {
      const { keyId, securityLevel = 0, ...fixture } = secureFixture(context);
      const query = await queryOver(context, fixture);
      const answers: number[] = [];
      for (const level of [securityLevel - 1, securityLevel]) {
        const said = await query.call('SetActionAllowedQueryParams', true, level, false, null);
        present('SetActionAllowedQueryParams', said);
        answers.push(await answerOf(query, keyId, 'Play'));
      }
      expectEqual('result with the lower level', answers[0], answers[1]);
    },
  }),
  defineCase({
    id: 'LM-PARAMS-05',
    title: 'the right to burn is not affected by what an application says of itself',
    source: { level: 'documented', page: queryPage, section: 'Remarks' },
    needs,
    run: async (context) => {
      const {
        keyId,
        securityLevel = 0,
        ...fixture
      } = someFixture(
        context,
        (each) => each.securityLevel !== undefined && each.rights.includes('PlaylistBurn'),
      );
      const query = await queryOver(context, fixture);
      const before = await answerOf(query, keyId, 'PlaylistBurn');
      const said = await query.call(
        'SetActionAllowedQueryParams',
        false,
        securityLevel - 1,
        true,
        null,
      );
      present('SetActionAllowedQueryParams', said);
      expectEqual('result', await answerOf(query, keyId, 'PlaylistBurn'), before);
    },
  }),
  defineCase({
    id: 'LM-PARAMS-06',
    title:
      'DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_REQ_INDIV is set where the content asks for a newer security version',
    source: { level: 'documented', page: results, section: 'REQ_INDIV' },
    needs: [...needs, 'security'],
    run: async (context) => {
      const { fixture, query, version } = await versioned(context);
      const newer = version.replace(/^\d+/, (major) => String(Number(major) + 1));
      const answer = await answerOf(query, fixture.keyId, 'Play', newer);
      const flag = DRM_ACTION_ALLOWED_QUERY_NOT_ENABLED_REQ_INDIV;
      expectThat('it is set', (answer & flag) !== 0);
    },
  }),
  defineCase({
    id: 'LM-PARAMS-07',
    title: 'content that asks for the security version there is, or for none, is allowed',
    source: { level: 'documented', page: queryPage, section: 'Parameters, bstrMinReqIndivVersion' },
    needs: [...needs, 'security'],
    run: async (context) => {
      const { fixture, query, version } = await versioned(context);
      for (const least of [version, null]) {
        expectEqual(`at least ${least}`, await answerOf(query, fixture.keyId, 'Play', least), 0);
      }
    },
  }),
];

/** A license that gives Play to applications of some security level. */
function secureFixture(context: ConformanceContext): ReturnType<typeof someFixture> {
  return someFixture(
    context,
    (each) => each.securityLevel !== undefined && each.rights.includes('Play'),
  );
}

/** A machine with a security version, and a license that does not care. */
async function versioned(context: ConformanceContext): Promise<{
  readonly fixture: ReturnType<typeof someFixture>;
  readonly query: Awaited<ReturnType<typeof queryOver>>;
  readonly version: string;
}> {
  const fixture = someFixture(context, (each) => isPlain(each) && each.rights.includes('Play'));
  const machine = await context.open({ licenses: [fixture.name] });
  const security = await machine.create('IWMDRMSecurity');
  const version = await security.call('GetSecurityVersion');
  if (!version.ok) throw new NotApplicable(`the machine has no security version: ${version.code}`);
  const query = await machine.create('IWMDRMLicenseQuery');
  return { fixture, query, version: version.value };
}
