import {
  MEWMDRMLicenseAcquisitionCompleted,
  WMDRM_ACQUIRE_LICENSE_SILENT,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import { namesOf, type ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { registryFormOf } from '../licenses/registry-form.js';
import { readOperation, typeOf } from '../management/run-operation.js';
import { isPermitted, somePair } from '../some-fixture.js';
import { actionList, issued } from './acquisition.js';
import { expectEnd, expectGoingOn, monitor } from './monitoring.js';

const page = 'wmformat/iwmdrmlicensemanagement-monitorlicenseacquisition';
const needs = ['acquisition'];

const playing = ({ rights }: { readonly rights: readonly string[] }): boolean =>
  rights.includes('Play');

/** MonitorLicenseAcquisition. */
export const monitorCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-MONITOR-01',
    title: 'MonitorLicenseAcquisition returns while there is no license, and its cookie cancels it',
    source: { level: 'documented', page, section: 'Parameters, ppunkCancelationCookie' },
    needs,
    run: async (context) => {
      const [content] = issued(context, playing);
      await monitor(context, content, async ({ machine, management, cookie }) => {
        const cancelled = await management.call('CancelAsyncOperation', cookie);
        expectThat('CancelAsyncOperation succeeds', cancelled.ok);
        await readOperation(machine, management, cookie);
      });
    },
  }),
  defineCase({
    id: 'LM-MONITOR-02',
    title: 'it ends with S_OK when a fitting license reaches the store, however that comes there',
    source: { level: 'design', decision: 'U52' },
    needs,
    run: async (context) => {
      const [content] = issued(context, playing);
      await monitor(context, content, async (monitoring) => {
        await expectGoingOn(monitoring);
        await monitoring.machine.controls.add([content.name]);
        await expectEnd(monitoring, 'S_OK');
      });
    },
  }),
  defineCase({
    id: 'LM-MONITOR-03',
    title: 'a fitting license that is there already ends it',
    source: { level: 'design', decision: 'U52' },
    needs,
    run: async (context) => {
      const [content] = issued(context, playing);
      const there = { ...content, held: [content.name] };
      await monitor(context, there, (monitoring) => expectEnd(monitoring, 'S_OK'));
    },
  }),
  defineCase({
    id: 'LM-MONITOR-04',
    title: 'a license of another key id does not end it',
    source: { level: 'design', decision: 'U52' },
    needs,
    run: async (context) => {
      const [content, ...others] = issued(context, playing, 2);
      const held = namesOf(others.filter(({ keyId }) => keyId !== content.keyId).slice(0, 1));
      await monitor(context, { ...content, held }, async (monitoring) => {
        await expectGoingOn(monitoring);
        await monitoring.management.call('CancelAsyncOperation', monitoring.cookie);
        await expectEnd(monitoring, 'NS_S_DRM_MONITOR_CANCELLED');
      });
    },
  }),
  defineCase({
    id: 'LM-MONITOR-05',
    title: 'a license that does not give all actions does not end it, one that does',
    source: { level: 'design', decision: 'U52' },
    needs,
    run: async (context) => {
      const [full, less] = somePair(
        context.fixtures(isPermitted, 2),
        (a, b) =>
          a.keyId === b.keyId &&
          a.rights.length > 1 &&
          !a.rights.every((right) => b.rights.includes(right)),
      );
      const [{ acquisition }] = issued(context, ({ name }) => name === full.name);
      const actions = actionList(...full.rights);
      const content = { ...full, acquisition, actions, held: [less.name] };
      await monitor(context, content, async (monitoring) => {
        await expectGoingOn(monitoring);
        await monitoring.machine.controls.add([full.name]);
        await expectEnd(monitoring, 'S_OK');
      });
    },
  }),
  defineCase({
    id: 'LM-MONITOR-06',
    title: 'a cancelled one ends with NS_S_DRM_MONITOR_CANCELLED, which is no failure',
    source: { level: 'design', decision: 'U52' },
    needs,
    run: async (context) => {
      const [content] = issued(context, playing);
      await monitor(context, content, async (monitoring) => {
        const { management, cookie } = monitoring;
        const code = await management.codeOf('CancelAsyncOperation', cookie);
        expectEqual('CancelAsyncOperation', code, 'S_OK');
        await expectEnd(monitoring, 'NS_S_DRM_MONITOR_CANCELLED');
      });
    },
  }),
  defineCase({
    id: 'LM-MONITOR-07',
    title:
      'an AcquireLicense that brings the license ends it: each of the two has an event of its own',
    source: { level: 'design', decision: 'U52' },
    needs,
    run: async (context) => {
      const [content] = issued(context, playing);
      const { header } = content.acquisition;
      const play = actionList('Play');
      await monitor(context, content, async ({ machine, management }) => {
        const flags = WMDRM_ACQUIRE_LICENSE_SILENT;
        const started = await management.call('AcquireLicense', null, header, play, flags);
        present('AcquireLicense', started);
        for (let events = 0; events < 2; events += 1) {
          const event = await machine.nextEvent(management);
          expectEqual('type', await typeOf(event), MEWMDRMLicenseAcquisitionCompleted);
          const status = present('GetStatus', await event.call('GetStatus'));
          expectEqual('status', status, 0);
        }
      });
    },
  }),
  defineCase({
    id: 'LM-MONITOR-08',
    title:
      'the registry form of a key id is taken too; what is no key id, or no list of actions, is E_INVALIDARG',
    source: { level: 'design', decision: 'U50' },
    needs,
    run: async (context) => {
      const [content] = issued(context, playing);
      const { header } = content.acquisition;
      const there = { ...content, keyId: registryFormOf(content.keyId), held: [content.name] };
      await monitor(context, there, (monitoring) => expectEnd(monitoring, 'S_OK'));
      const management = await (await context.open()).management();
      for (const [id, actions] of [
        ['nobody', actionList('Play')],
        ['', actionList('Play')],
        [content.keyId, 'Play'],
      ] as const) {
        const answer = await management.call('MonitorLicenseAcquisition', id, header, actions);
        if (answer.ok) await management.call('CancelAsyncOperation', answer.value);
        expectEqual(`${id}, ${actions}`, answer.code, 'E_INVALIDARG');
      }
    },
  }),
];
