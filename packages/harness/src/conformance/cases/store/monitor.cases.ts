import {
  MEWMDRMLicenseAcquisitionCompleted,
  MF_EVENT_FLAG_NO_WAIT,
  WMDRM_ACQUIRE_LICENSE_SILENT,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { Face } from '../../machine/face.js';
import { present, type Machine } from '../../machine/machine.js';
import { registryFormOf } from '../licenses/registry-form.js';
import type { Management } from '../licenses/license-list.js';
import { readOperation, typeOf } from '../management/run-operation.js';
import { isPermitted, somePair } from '../some-fixture.js';
import { actionList, issued, type IssuedFixture } from './acquisition.js';

const page = 'wmformat/iwmdrmlicensemanagement-monitorlicenseacquisition';
const needs = ['acquisition'];

/** A monitoring that has begun. */
interface Monitoring {
  readonly machine: Machine;
  readonly management: Management;
  readonly cookie: Face<'IUnknown'>;
}

async function monitor(
  { open }: ConformanceContext,
  { keyId, acquisition, actions = actionList('Play') }: MonitoredContent,
  licenses: readonly string[] = [],
): Promise<Monitoring> {
  const machine = await open({ licenses });
  const management = await machine.management();
  const { header } = acquisition;
  const call = await management.call('MonitorLicenseAcquisition', keyId, header, actions);
  return { machine, management, cookie: present('MonitorLicenseAcquisition', call) };
}

interface MonitoredContent extends Pick<IssuedFixture, 'keyId' | 'acquisition'> {
  readonly actions?: string;
}

/** It must go on, however often it is looked at. */
async function expectGoingOn({ machine, management }: Monitoring): Promise<void> {
  for (let times = 0; times < 10; times += 1) {
    const code = await management.codeOf('GetEvent', MF_EVENT_FLAG_NO_WAIT);
    expectEqual('GetEvent', code, 'MF_E_NO_EVENTS_AVAILABLE');
    await machine.settle();
  }
}

/** The event that ends it must have this status. */
async function expectEnd(
  { machine, management, cookie }: Monitoring,
  status: string,
): Promise<void> {
  const { completed } = await readOperation(machine, management, cookie);
  expectEqual('type of the event', completed.type, MEWMDRMLicenseAcquisitionCompleted);
  expectEqual('its status', completed.status, status);
}

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
      const { machine, management, cookie } = await monitor(context, content);
      const cancelled = await management.call('CancelAsyncOperation', cookie);
      expectThat('CancelAsyncOperation succeeds', cancelled.ok);
      await readOperation(machine, management, cookie);
    },
  }),
  defineCase({
    id: 'LM-MONITOR-02',
    title: 'it ends with S_OK when a fitting license reaches the store, however that comes there',
    source: { level: 'design', decision: 'U52' },
    needs,
    run: async (context) => {
      const [content] = issued(context, playing);
      const monitoring = await monitor(context, content);
      await expectGoingOn(monitoring);
      await monitoring.machine.controls.add([content.name]);
      await expectEnd(monitoring, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-MONITOR-03',
    title: 'a fitting license that is there already ends it',
    source: { level: 'design', decision: 'U52' },
    needs,
    run: async (context) => {
      const [content] = issued(context, playing);
      await expectEnd(await monitor(context, content, [content.name]), 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-MONITOR-04',
    title: 'a license of another key id does not end it',
    source: { level: 'design', decision: 'U52' },
    needs,
    run: async (context) => {
      const [content, ...others] = issued(context, playing, 2);
      const other = others.filter(({ keyId }) => keyId !== content.keyId).slice(0, 1);
      const monitoring = await monitor(
        context,
        content,
        other.map(({ name }) => name),
      );
      await expectGoingOn(monitoring);
      await monitoring.management.call('CancelAsyncOperation', monitoring.cookie);
      await expectEnd(monitoring, 'NS_S_DRM_MONITOR_CANCELLED');
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
      const monitoring = await monitor(context, { ...full, acquisition, actions }, [less.name]);
      await expectGoingOn(monitoring);
      await monitoring.machine.controls.add([full.name]);
      await expectEnd(monitoring, 'S_OK');
    },
  }),
  defineCase({
    id: 'LM-MONITOR-06',
    title: 'a cancelled one ends with NS_S_DRM_MONITOR_CANCELLED, which is no failure',
    source: { level: 'design', decision: 'U52' },
    needs,
    run: async (context) => {
      const [content] = issued(context, playing);
      const monitoring = await monitor(context, content);
      const { management, cookie } = monitoring;
      const code = await management.codeOf('CancelAsyncOperation', cookie);
      expectEqual('CancelAsyncOperation', code, 'S_OK');
      await expectEnd(monitoring, 'NS_S_DRM_MONITOR_CANCELLED');
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
      const { machine, management } = await monitor(context, content);
      const { header } = content.acquisition;
      const started = await management.call(
        'AcquireLicense',
        null,
        header,
        actionList('Play'),
        WMDRM_ACQUIRE_LICENSE_SILENT,
      );
      present('AcquireLicense', started);
      for (let events = 0; events < 2; events += 1) {
        const event = await machine.nextEvent(management);
        expectEqual('type', await typeOf(event), MEWMDRMLicenseAcquisitionCompleted);
        const status = present('GetStatus', await event.call('GetStatus'));
        expectEqual('status', status, 0);
      }
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
      const keyId = registryFormOf(content.keyId);
      const monitoring = await monitor(context, { ...content, keyId }, [content.name]);
      await expectEnd(monitoring, 'S_OK');
      const { management } = monitoring;
      const { header } = content.acquisition;
      for (const [id, actions] of [
        ['nobody', actionList('Play')],
        ['', actionList('Play')],
        [content.keyId, 'Play'],
      ] as const) {
        const code = await management.codeOf('MonitorLicenseAcquisition', id, header, actions);
        expectEqual(`${id}, ${actions}`, code, 'E_INVALIDARG');
      }
    },
  }),
];
