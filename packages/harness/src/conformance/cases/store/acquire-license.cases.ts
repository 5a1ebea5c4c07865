import {
  MEWMDRMLicenseAcquisitionCompleted,
  VT_EMPTY,
  WMDRM_ACQUIRE_LICENSE_SILENT,
} from '@wmdrm/com/constants';
import { defineCase, type ContractCase } from '../../../contract/contract-case.js';
import { expectEqual, expectThat } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { present } from '../../machine/machine.js';
import { readOperation } from '../management/run-operation.js';
import { somePair } from '../some-fixture.js';
import { actionList, completionOf, expectHeld, holdAcquisition, issued } from './acquisition.js';

const page = 'wmformat/iwmdrmlicensemanagement-acquirelicense';
const guide = 'wmformat/silent-license-acquisition';
const needs = ['acquisition'];
const silent = WMDRM_ACQUIRE_LICENSE_SILENT;
const play = actionList('Play');

/** AcquireLicense with WMDRM_ACQUIRE_LICENSE_SILENT. */
export const acquireLicenseCases: readonly ContractCase<ConformanceContext>[] = [
  defineCase({
    id: 'LM-ACQUIRE-01',
    title: 'AcquireLicense returns, and MEWMDRMLicenseAcquisitionCompleted says what came of it',
    source: { level: 'documented', page, section: 'Remarks' },
    needs,
    run: async (context) => {
      const [{ acquisition }] = issued(context);
      const machine = await context.open();
      const management = await machine.management();
      const started = await management.call(
        'AcquireLicense',
        null,
        acquisition.header,
        play,
        silent,
      );
      const { type, succeeded } = await completionOf(machine, management, started);
      expectEqual('type of the event', type, MEWMDRMLicenseAcquisitionCompleted);
      expectThat('its status is a success code', succeeded);
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-02',
    title: 'after a silent acquisition that succeeded the license is in the local store',
    source: { level: 'documented', page: guide, section: 'Steps, 2' },
    needs,
    run: async (context) => {
      const [{ name, acquisition }] = issued(context);
      const machine = await context.open();
      const management = await machine.management();
      const { url, header } = acquisition;
      const started = await management.call('AcquireLicense', url, header, play, silent);
      const { succeeded } = await completionOf(machine, management, started);
      expectThat('the status of the event is a success code', succeeded);
      await expectHeld(machine, [name]);
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-03',
    title: 'without a URL that of the content header is taken',
    source: { level: 'documented', page, section: 'Parameters, bstrURL' },
    needs,
    run: async (context) => {
      for (const { name, acquisition } of issued(context, undefined, 2).slice(0, 2)) {
        const machine = await context.open();
        const management = await machine.management();
        const { header } = acquisition;
        const started = await management.call('AcquireLicense', null, header, play, silent);
        await completionOf(machine, management, started);
        await expectHeld(machine, [name]);
      }
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-04',
    title: 'the license comes from the URL that is given, also if the content header names none',
    source: { level: 'documented', page, section: 'Parameters, bstrURL' },
    needs,
    run: async (context) => {
      for (const { name, acquisition } of issued(context, undefined, 2).slice(0, 2)) {
        const machine = await context.open();
        const management = await machine.management();
        const { url, bareHeader } = acquisition;
        const started = await management.call('AcquireLicense', url, bareHeader, play, silent);
        await completionOf(machine, management, started);
        await expectHeld(machine, [name]);
      }
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-05',
    title: 'any number of actions can be asked for, none too',
    source: { level: 'documented', page, section: 'Parameters, bstrActions' },
    needs,
    run: async (context) => {
      const [{ name, rights, acquisition }] = issued(context, (each) => each.rights.length > 1);
      for (const actions of [[], rights.slice(0, 1), rights]) {
        const machine = await context.open();
        const management = await machine.management();
        const started = await management.call(
          'AcquireLicense',
          null,
          acquisition.header,
          actionList(...actions),
          silent,
        );
        await completionOf(machine, management, started);
        await expectHeld(machine, [name]);
      }
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-06',
    title: 'an acquisition that brings no license does not succeed',
    source: { level: 'documented', page: guide, section: 'Steps, 2' },
    needs,
    run: async (context) => {
      const [{ acquisition }] = issued(context);
      const machine = await context.open();
      const management = await machine.management();
      const { bareHeader } = acquisition;
      const started = await management.call('AcquireLicense', null, bareHeader, play, silent);
      if (started.ok) {
        const { succeeded } = await completionOf(machine, management, started);
        expectThat('the status of the event is a failure', !succeeded);
      }
      await expectHeld(machine, []);
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-07',
    title: 'AcquireLicense returns while the license is still on its way',
    source: { level: 'documented', page, section: 'Remarks' },
    needs: [...needs, 'hold'],
    run: async (context) => {
      const [{ name, acquisition }] = issued(context);
      const machine = await context.open();
      const management = await machine.management();
      const cookie = await holdAcquisition(machine, () =>
        management.call('AcquireLicense', null, acquisition.header, play, silent),
      );
      await expectHeld(machine, []);
      await machine.controls.release?.();
      const { completed } = await readOperation(machine, management, cookie);
      expectThat('it succeeds once it may go on', completed.succeeded);
      await expectHeld(machine, [name]);
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-08',
    title: 'the cookie of an acquisition cancels that one, and its license does not come',
    source: { level: 'documented', page, section: 'Parameters, ppunkCancelationCookie' },
    needs: [...needs, 'hold'],
    run: async (context) => {
      const [one, other] = somePair(issued(context, undefined, 2));
      const machine = await context.open();
      const management = await machine.management();
      const start = (
        url: string,
        header: string,
      ): ReturnType<typeof management.call<'AcquireLicense'>> =>
        management.call('AcquireLicense', url, header, play, silent);
      const cookie = await holdAcquisition(machine, () =>
        start(one.acquisition.url, one.acquisition.header),
      );
      present(
        'another AcquireLicense',
        await start(other.acquisition.url, other.acquisition.header),
      );
      const cancelled = await management.call('CancelAsyncOperation', cookie);
      expectThat('CancelAsyncOperation succeeds', cancelled.ok);
      await machine.controls.release?.();
      for (let events = 0; events < 2; events += 1) await machine.nextEvent(management);
      await expectHeld(machine, [other.name]);
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-09',
    title: 'a cancelled acquisition ends with NS_S_DRM_ACQUIRE_CANCELLED, which is no failure',
    source: { level: 'design', decision: 'U35' },
    needs: [...needs, 'hold'],
    run: async (context) => {
      const [{ acquisition }] = issued(context);
      const machine = await context.open();
      const management = await machine.management();
      const cookie = await holdAcquisition(machine, () =>
        management.call('AcquireLicense', null, acquisition.header, play, silent),
      );
      expectEqual(
        'CancelAsyncOperation',
        await management.codeOf('CancelAsyncOperation', cookie),
        'S_OK',
      );
      await machine.controls.release?.();
      const { completed } = await readOperation(machine, management, cookie);
      expectEqual('status of the event', completed.status, 'NS_S_DRM_ACQUIRE_CANCELLED');
      await expectHeld(machine, []);
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-10',
    title: 'the completed event of a silent acquisition that succeeded has S_OK and no value',
    source: { level: 'design', decision: 'U24' },
    needs,
    run: async (context) => {
      const [{ acquisition }] = issued(context);
      const machine = await context.open();
      const management = await machine.management();
      const { header } = acquisition;
      const started = await management.call('AcquireLicense', null, header, play, silent);
      const { event, status } = await completionOf(machine, management, started);
      expectEqual('its status', status, 'S_OK');
      expectEqual('its type', present('GetValue', await event.call('GetValue')).vt, VT_EMPTY);
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-11',
    title:
      'no header, actions that are no list of actions, and flags other than one of the three are E_INVALIDARG',
    source: { level: 'design', decision: 'U1' },
    needs,
    run: async (context) => {
      const [{ acquisition }] = issued(context);
      const management = await (await context.open()).management();
      const { url, header } = acquisition;
      for (const [text, actions, flags] of [
        ['', play, silent],
        [header, 'Play', silent],
        [header, '<ACTIONLIST>', silent],
        [header, play, 0],
        [header, play, 3],
        [header, play, 8],
      ] as const) {
        const code = await management.codeOf('AcquireLicense', url, text, actions, flags);
        expectEqual(
          `${text === '' ? 'no header' : 'a header'}, ${actions}, ${flags}`,
          code,
          'E_INVALIDARG',
        );
      }
    },
  }),
  defineCase({
    id: 'LM-ACQUIRE-12',
    title: 'no actions at all, and an action without a name, ask for nothing in particular',
    source: { level: 'design', decision: 'IWMDRMLicenseManagement' },
    needs,
    run: async (context) => {
      const [{ name, acquisition }] = issued(context);
      for (const actions of ['', actionList('')]) {
        const machine = await context.open();
        const management = await machine.management();
        const { header } = acquisition;
        const started = await management.call('AcquireLicense', null, header, actions, silent);
        await completionOf(machine, management, started);
        await expectHeld(machine, [name]);
      }
    },
  }),
];
