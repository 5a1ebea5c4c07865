import { describe, expect, it } from 'vitest';
import { VT_EMPTY } from '../../constants/wtypes-vartype.js';
import { ManualScheduler } from '../../fixtures/manual-scheduler.js';
import { ComError } from '../../hresult/com-error.js';
import { unwrap } from '../../hresult/com-result.js';
import { NS_E_DRM_POLICY_DISABLE_ONLINE } from '../../hresult/drm-machine-codes.js';
import {
  codeName,
  eventsUntilCompleted,
  lineOf,
  linesUntilCompleted,
  queuedEvents,
  valueOf,
} from '../fixtures/read-events.js';
import { Gate, turn } from '../fixtures/run-backup.js';
import { keyA, sampleFile, type SampleParts } from '../fixtures/sample-format.js';
import { TestMachine } from '../fixtures/test-machine.js';
import { IID_IWMDRMNonSilentLicenseAquisition } from '../iwmdrm-non-silent-license-aquisition.js';
import type { AcquisitionRequest, LicenseAcquisition } from '../ports/license-acquisition.js';

const completed = (code: string): string => `MEWMDRMLicenseAcquisitionCompleted ${code}`;
const play = '<ACTIONLIST><ACTION>Play</ACTION><ACTION></ACTION></ACTIONLIST>';

/** A server that answers with these licenses. */
class TestServer implements LicenseAcquisition {
  readonly requests: AcquisitionRequest[] = [];
  fails: Error | undefined;
  during: () => Promise<void> = async () => undefined;
  readonly #licenses: readonly (readonly [string, SampleParts | 'damaged'])[];

  constructor(...licenses: readonly (readonly [string, SampleParts | 'damaged'])[]) {
    this.#licenses = licenses;
  }

  async acquire(request: AcquisitionRequest): Promise<Uint8Array> {
    this.requests.push(request);
    await this.during();
    if (this.fails !== undefined) throw this.fails;
    return new TextEncoder().encode(sampleFile(...this.#licenses));
  }

  async prepare(
    request: AcquisitionRequest,
  ): Promise<{ readonly url: string; readonly challenge: string }> {
    this.requests.push(request);
    return { url: 'https://shop.example', challenge: 'c' };
  }
}

describe('AcquireLicense', () => {
  it('silently: the license is in the store when the event is there', async () => {
    const server = new TestServer(['a', {}]);
    const machine = new TestMachine({ acquisition: server });
    const management = machine.management();
    unwrap(management.AcquireLicense('https://licenses.example', '<WRMHEADER/>', play, 1));
    const events = await eventsUntilCompleted(management);
    expect(events.map(lineOf)).toEqual([completed('S_OK')]);
    expect(unwrap(events[0]!.GetValue())).toEqual({ vt: VT_EMPTY });
    expect(await machine.ids()).toEqual(['a']);
    expect(server.requests).toEqual([
      {
        url: 'https://licenses.example',
        header: '<WRMHEADER/>',
        keyId: null,
        actions: ['Play'],
      },
    ]);
  });

  it('non-silently: the event carries the page and the challenge', async () => {
    const machine = new TestMachine({ acquisition: new TestServer() });
    const management = machine.management();
    unwrap(management.AcquireLicense(null, '<WRMHEADER/>', '', 2));
    const [event] = await eventsUntilCompleted(management);
    const value = unwrap(valueOf(event!).QueryInterface(IID_IWMDRMNonSilentLicenseAquisition));
    expect([unwrap(value.GetURL()), unwrap(value.GetChallenge())]).toEqual([
      'https://shop.example',
      'c',
    ]);
  });

  it('for version 1 content the header is the key id', async () => {
    const server = new TestServer();
    const management = new TestMachine({ acquisition: server }).management();
    unwrap(management.AcquireLicense(null, `{${keyA}}`, '', 4));
    await eventsUntilCompleted(management);
    expect(server.requests).toEqual([{ url: null, header: null, keyId: keyA, actions: [] }]);
  });

  it('U27: asks nobody and queues nothing before the scheduler runs', async () => {
    const scheduler = new ManualScheduler();
    const server = new TestServer(['a', {}]);
    const management = new TestMachine({ acquisition: server, scheduler }).management();
    unwrap(management.AcquireLicense(null, '<WRMHEADER/>', '', 1));
    await turn();
    expect([server.requests, queuedEvents(management)]).toEqual([[], []]);
    scheduler.runAll();
    expect(await linesUntilCompleted(management)).toEqual([completed('S_OK')]);
  });

  it('cancelled before it begins, it asks nobody', async () => {
    const scheduler = new ManualScheduler();
    const server = new TestServer(['a', {}]);
    const management = new TestMachine({ acquisition: server, scheduler }).management();
    const cookie = unwrap(management.AcquireLicense(null, '<WRMHEADER/>', '', 1));
    management.CancelAsyncOperation(cookie);
    scheduler.runAll();
    await turn();
    expect(queuedEvents(management).map(lineOf)).toEqual([completed('NS_S_DRM_ACQUIRE_CANCELLED')]);
    expect(server.requests).toEqual([]);
  });

  it.each([
    [null, '', '', 1],
    [null, null, '', 1],
    ['', '<WRMHEADER/>', '', 1],
    [7, '<WRMHEADER/>', '', 1],
    [null, '<WRMHEADER/>', '', 0],
    [null, '<WRMHEADER/>', '', 3],
    [null, '<WRMHEADER/>', '', 8],
    [null, 'no key id', '', 4],
    [null, '<WRMHEADER/>', '<ACTIONLIST>', 1],
    [null, '<WRMHEADER/>', '<LIST></LIST>', 1],
    [null, '<WRMHEADER/>', '<ACTIONLIST><RIGHT>Play</RIGHT></ACTIONLIST>', 1],
    [null, '<WRMHEADER/>', 7, 1],
  ])('(%s, %s, %s, %i) is E_INVALIDARG', (url, header, actions, flags) => {
    const server = new TestServer();
    const management = new TestMachine({ acquisition: server }).management();
    const answer = management.AcquireLicense(
      url as never,
      header as never,
      actions as never,
      flags,
    );
    expect(codeName(answer.hr)).toBe('E_INVALIDARG');
    expect(server.requests).toEqual([]);
  });

  it('without an acquisition is NS_E_DRM_NOT_CONFIGURED', () => {
    const management = new TestMachine().management();
    const answer = management.AcquireLicense(null, '<WRMHEADER/>', '', 1);
    expect(codeName(answer.hr)).toBe('NS_E_DRM_NOT_CONFIGURED');
  });

  it('with actions and without a parser is NS_E_DRM_NOT_CONFIGURED', () => {
    const { store, network } = new TestMachine();
    const options = { store, network, acquisition: new TestServer() };
    const machine = new TestMachine({ ...options, parseMessage: undefined as never });
    const management = machine.management();
    const ask = (actions: string): string =>
      codeName(management.AcquireLicense(null, '<WRMHEADER/>', actions, 1).hr);
    expect(ask(play)).toBe('NS_E_DRM_NOT_CONFIGURED');
    expect(ask('')).toBe('S_OK');
  });

  it.each([
    [new Error('broken'), 'NS_E_DRM_LICENSE_NOTACQUIRED'],
    [new ComError(NS_E_DRM_POLICY_DISABLE_ONLINE), 'NS_E_DRM_POLICY_DISABLE_ONLINE'],
  ])('a server that fails: %s', async (error, expected) => {
    const server = new TestServer();
    server.fails = error;
    const management = new TestMachine({ acquisition: server }).management();
    unwrap(management.AcquireLicense(null, '<WRMHEADER/>', '', 1));
    expect(await linesUntilCompleted(management)).toEqual([completed(expected)]);
  });

  it('a damaged license is not stored', async () => {
    const machine = new TestMachine({ acquisition: new TestServer(['a', 'damaged']) });
    const management = machine.management();
    unwrap(management.AcquireLicense(null, '<WRMHEADER/>', '', 1));
    expect(await linesUntilCompleted(management)).toEqual([
      completed('NS_E_DRM_UNABLE_TO_OPEN_LICENSE'),
    ]);
    expect(await machine.ids()).toEqual([]);
  });

  it('cancelled, it ends with NS_S_DRM_ACQUIRE_CANCELLED and stores nothing', async () => {
    const server = new TestServer(['a', {}]);
    const gate = new Gate();
    server.during = () => gate.pass();
    const machine = new TestMachine({ acquisition: server });
    const management = machine.management();
    const cookie = unwrap(management.AcquireLicense(null, '<WRMHEADER/>', '', 1));
    await gate.reached;
    management.CancelAsyncOperation(cookie);
    gate.open();
    expect(await linesUntilCompleted(management)).toEqual([
      completed('NS_S_DRM_ACQUIRE_CANCELLED'),
    ]);
    expect(await machine.ids()).toEqual([]);
  });
});
