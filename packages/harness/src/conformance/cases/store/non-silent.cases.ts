import {
  VT_UNKNOWN,
  WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT,
  WMDRM_ACQUIRE_LICENSE_NONSILENT,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';
import { registryFormOf } from '../licenses/registry-form.js';
import { actionList, completionOf, expectHeld, issued } from './acquisition.js';

const page = 'wmformat/iwmdrmlicensemanagement-acquirelicense';
const guide = 'wmformat/non-silent-license-acquisition';
const needs = ['acquisition'];
const play = actionList('Play');

/** What the completed event of a non-silent acquisition has for its value. */
async function valueOfAcquisition(
  machine: Machine,
  ...[url, header, flags]: readonly [string | null, string, number]
): Promise<Face<'IUnknown'>> {
  const management = await machine.management();
  const started = await management.call('AcquireLicense', url, header, play, flags);
  const { event, succeeded } = await completionOf(machine, management, started);
  expectThat('the status of the event is a success code', succeeded);
  const { vt, value } = present('GetValue', await event.call('GetValue'));
  expectThat('the value of the event is VT_UNKNOWN', vt === VT_UNKNOWN && value instanceof Face);
  return value;
}

async function pageOf(
  machine: Machine,
  ...call: readonly [string | null, string, number]
): Promise<Face<'IWMDRMNonSilentLicenseAquisition'>> {
  const value = await valueOfAcquisition(machine, ...call);
  return present(
    'QueryInterface for IWMDRMNonSilentLicenseAquisition',
    await value.query('IWMDRMNonSilentLicenseAquisition'),
  );
}

/** AcquireLicense that lets the user do the rest, and IWMDRMNonSilentLicenseAquisition. */
export const nonSilentCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-NONSILENT-01',
    title:
      'the value of the completed event is a VT_UNKNOWN that answers IWMDRMNonSilentLicenseAquisition',
    source: { level: 'documented', page: guide, section: 'Steps, 2 and 3' },
    needs,
    run: async (context) => {
      const [{ acquisition }] = issued(context);
      const machine = await context.open();
      await pageOf(machine, null, acquisition.header, WMDRM_ACQUIRE_LICENSE_NONSILENT);
    },
  }),
  defineCase({
    id: 'LM-NONSILENT-02',
    title: 'GetURL answers where the challenge goes: the URL of the call or of the content header',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmnonsilentlicenseaquisition-geturl',
      section: 'Description',
    },
    needs,
    run: async (context) => {
      const [{ acquisition }] = issued(context);
      const { url, header, bareHeader } = acquisition;
      for (const [given, text] of [
        [null, header],
        [url, bareHeader],
      ] as const) {
        const machine = await context.open();
        const web = await pageOf(machine, given, text, WMDRM_ACQUIRE_LICENSE_NONSILENT);
        expectEqual('GetURL', present('GetURL', await web.call('GetURL')), url);
      }
    },
  }),
  defineCase({
    id: 'LM-NONSILENT-03',
    title: 'GetChallenge answers what to send there, and it is not the same for all content',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmnonsilentlicenseaquisition-getchallenge',
      section: 'Description',
    },
    needs,
    run: async (context) => {
      const challenges: string[] = [];
      for (const { acquisition } of issued(context, undefined, 2).slice(0, 2)) {
        const machine = await context.open();
        const { header } = acquisition;
        const web = await pageOf(machine, null, header, WMDRM_ACQUIRE_LICENSE_NONSILENT);
        challenges.push(present('GetChallenge', await web.call('GetChallenge')));
      }
      expectThat(
        'there is one',
        challenges.every((challenge) => challenge !== ''),
      );
      expectEqual('number of different ones', new Set(challenges).size, challenges.length);
    },
  }),
  defineCase({
    id: 'LM-NONSILENT-04',
    title: 'a non-silent acquisition makes a request, and stores no license',
    source: { level: 'documented', page, section: 'Parameters, dwFlags' },
    needs,
    run: async (context) => {
      const [{ acquisition }] = issued(context);
      const machine = await context.open();
      const { header } = acquisition;
      await valueOfAcquisition(machine, null, header, WMDRM_ACQUIRE_LICENSE_NONSILENT);
      await expectHeld(machine, []);
    },
  }),
  defineCase({
    id: 'LM-NONSILENT-05',
    title: 'with WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT a key id stands for the content header',
    source: { level: 'documented', page, section: 'Parameters, bstrHeaderData' },
    needs,
    run: async (context) => {
      const [{ keyId, acquisition }] = issued(context, ({ version }) => version === 1);
      const machine = await context.open();
      const flags = WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT;
      const web = await pageOf(machine, acquisition.url, keyId, flags);
      const challenge = present('GetChallenge', await web.call('GetChallenge'));
      expectThat('there is a challenge', challenge !== '');
      expectEqual('GetURL', present('GetURL', await web.call('GetURL')), acquisition.url);
      await expectHeld(machine, []);
    },
  }),
  defineCase({
    id: 'LM-NONSILENT-06',
    title:
      'with WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT the registry form is taken too, and what is no key id is E_INVALIDARG',
    source: { level: 'design', decision: 'U50' },
    needs,
    run: async (context) => {
      const [{ keyId, acquisition }] = issued(context, ({ version }) => version === 1);
      const { url, header } = acquisition;
      const machine = await context.open();
      const flags = WMDRM_ACQUIRE_LICENSE_LEGACY_NONSILENT;
      await pageOf(machine, url, registryFormOf(keyId), flags);
      const management = await machine.management();
      const code = await management.codeOf('AcquireLicense', url, header, play, flags);
      expectEqual('AcquireLicense with a header', code, 'E_INVALIDARG');
    },
  }),
  defineCase({
    id: 'LM-NONSILENT-08',
    title: 'IWMDRMNonSilentLicenseAquisition inherits from IUnknown, and leads back from there',
    source: {
      level: 'documented',
      page: 'wmformat/iwmdrmnonsilentlicenseaquisition',
      section: 'Members',
    },
    needs,
    run: async (context) => {
      const [{ acquisition }] = issued(context);
      const { header } = acquisition;
      const machine = await context.open();
      const web = await pageOf(machine, null, header, WMDRM_ACQUIRE_LICENSE_NONSILENT);
      const unknown = present('QueryInterface', await web.query('IUnknown'));
      present('QueryInterface', await unknown.query('IWMDRMNonSilentLicenseAquisition'));
    },
  }),
];
