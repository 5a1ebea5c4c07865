import { describe, expect, it } from 'vitest';
import {
  WMDRM_REVOCATIONTYPE_APP,
  WMDRM_REVOCATIONTYPE_GRL,
} from '../../constants/wmdrmsdk-guids.js';
import { INDI_BEGIN, INDI_SUCCEED } from '../../constants/wmdrmsdk-individualization.js';
import { VT_EMPTY } from '../../constants/wtypes-vartype.js';
import { ManualScheduler } from '../../fixtures/manual-scheduler.js';
import type { Guid } from '../../guid/guid.js';
import { E_FAIL } from '../../hresult/com-codes.js';
import { ComError } from '../../hresult/com-error.js';
import { unwrap } from '../../hresult/com-result.js';
import { NS_E_DRM_INDIV_SERVICE_UNAVAILABLE } from '../../hresult/drm-machine-codes.js';
import type { HRESULT } from '../../hresult/hresult.js';
import type { IMFMediaEvent } from '../../media-foundation/imf-media-event.js';
import {
  codeName,
  eventsUntilCompleted,
  lineOf,
  linesUntilCompleted,
  queuedEvents,
  valueOf,
} from '../fixtures/read-events.js';
import { ended, Gate, turn } from '../fixtures/run-backup.js';
import { individualizeStatus, TestIndividualization } from '../fixtures/test-individualization.js';
import { TestMachine } from '../fixtures/test-machine.js';
import { IID_IWMDRMIndividualizationStatus } from '../iwmdrm-individualization-status.js';
import { IID_IWMDRMOperationProgress } from '../iwmdrm-operation-progress.js';
import type { RevocationLists } from '../ports/revocation.js';

const INDIV = 1;
const REFRESH = 2;
const FORCE = 4;
const completed = (code: string): string => `MEWMDRMIndividualizationCompleted ${code}`;
const progressed = 'MEWMDRMIndividualizationProgress S_OK';

function machineOf(individualization = new TestIndividualization('one')): TestMachine {
  return new TestMachine({ individualization });
}

function statusIn(event: IMFMediaEvent): unknown {
  return unwrap(
    unwrap(valueOf(event).QueryInterface(IID_IWMDRMIndividualizationStatus)).GetStatus(),
  );
}

describe('IWMDRMSecurity over the individualization port', () => {
  it('answers version and certificate', async () => {
    const security = machineOf().security();
    expect(unwrap(await security.GetSecurityVersion())).toBe('2.4.0.0');
    expect(unwrap(await security.GetMachineCertificate(2))).toEqual({
      rgbVersion: new Uint8Array([2, 0, 0, 0]),
      pbCertificate: new Uint8Array([7]),
    });
  });

  it('a status with a signed code of the port has the same code, unsigned', async () => {
    const individualization = new TestIndividualization('one');
    individualization.during = async ({ onStatus }) =>
      onStatus(individualizeStatus({ hr: (E_FAIL | 0) as HRESULT }));
    const security = machineOf(individualization).security();
    unwrap(security.PerformSecurityUpdate(INDIV));
    const [, failing] = await eventsUntilCompleted(security);
    expect(statusIn(failing!)).toMatchObject({ hr: E_FAIL });
  });

  it.each([0, 3, 4])('certificate type %i is E_INVALIDARG', async (type) => {
    const answer = await machineOf().security().GetMachineCertificate(type);
    expect(codeName(answer.hr)).toBe('E_INVALIDARG');
  });

  it.each([
    [INDIV, false],
    [FORCE, true],
  ])('flag %i individualizes: progress, then one completed', async (flag, forced) => {
    const individualization = new TestIndividualization('one');
    const security = machineOf(individualization).security();
    const cookie = unwrap(security.PerformSecurityUpdate(flag));
    const events = await eventsUntilCompleted(security);
    expect(events.map(lineOf)).toEqual([progressed, progressed, completed('S_OK')]);
    expect(individualization.forced).toBe(forced);
    expect(statusIn(events[0]!)).toEqual(individualizeStatus({ enIndiStatus: INDI_BEGIN }));
    expect(statusIn(events[1]!)).toMatchObject({ enIndiStatus: INDI_SUCCEED });
    const progress = unwrap(valueOf(events[1]!).QueryInterface(IID_IWMDRMOperationProgress));
    expect(unwrap(progress.GetCookie())).toBe(cookie);
    expect(unwrap(progress.GetProgress())).toMatchObject({
      phase: 'individualizing',
      bytesDone: 9,
    });
    expect(unwrap(events[2]!.GetValue())).toEqual({ vt: VT_EMPTY });
    expect(unwrap(await security.GetSecurityVersion())).toBe('2.4.0.1');
  });

  it('U27: asks nobody and queues nothing before the scheduler runs', async () => {
    const scheduler = new ManualScheduler();
    const individualization = new TestIndividualization('one');
    const security = new TestMachine({ individualization, scheduler }).security();
    const cookie = unwrap(security.PerformSecurityUpdate(INDIV));
    await turn();
    expect([individualization.times, queuedEvents(security)]).toEqual([0, []]);
    scheduler.runAll();
    await ended(cookie);
    expect(individualization.times).toBe(1);
  });

  it('one individualization at a time', async () => {
    const machine = machineOf();
    const security = machine.security();
    unwrap(security.PerformSecurityUpdate(INDIV));
    const second = machine.security().PerformSecurityUpdate(INDIV);
    expect(codeName(second.hr)).toBe('NS_E_DRM_INDIVIDUALIZING');
    await eventsUntilCompleted(security);
    expect(codeName(security.PerformSecurityUpdate(INDIV).hr)).toBe('S_OK');
  });

  it('U35, U37: cancelled, it completes so and tells no more progress', async () => {
    const individualization = new TestIndividualization('one');
    const gate = new Gate();
    individualization.during = async ({ onStatus }) => {
      await gate.pass();
      onStatus(individualizeStatus());
    };
    const security = machineOf(individualization).security();
    const cookie = unwrap(security.PerformSecurityUpdate(INDIV));
    await gate.reached;
    individualization.fails = new Error('aborted');
    security.CancelAsyncOperation(cookie);
    gate.open();
    expect(await linesUntilCompleted(security)).toEqual([
      progressed,
      completed('NS_E_DRM_OPERATION_CANCELED'),
    ]);
  });

  it.each([
    [new Error('broken'), 'NS_E_DRM_INDIVIDUALIZE_ERROR'],
    [new ComError(NS_E_DRM_INDIV_SERVICE_UNAVAILABLE), 'NS_E_DRM_INDIV_SERVICE_UNAVAILABLE'],
  ])('a failure is the status of the completed event: %s', async (error, expected) => {
    const individualization = new TestIndividualization('one');
    individualization.fails = error;
    const security = machineOf(individualization).security();
    unwrap(security.PerformSecurityUpdate(INDIV));
    expect((await linesUntilCompleted(security)).at(-1)).toBe(completed(expected));
  });

  it.each([0, 3, 5, 8])('flags %i are E_INVALIDARG', (flags) => {
    expect(codeName(machineOf().security().PerformSecurityUpdate(flags).hr)).toBe('E_INVALIDARG');
  });
});

/** Lists in memory; a certificate is revoked if its first byte is in the list. */
class TestLists implements RevocationLists {
  readonly lists: Map<Guid, Uint8Array> = new Map();
  refreshed = 0;
  fails: Error | undefined;

  get(type: Guid): { readonly bytes: Uint8Array; readonly version: bigint } | undefined {
    const bytes = this.lists.get(type);
    return bytes && { bytes, version: 2n ** 63n };
  }

  set(type: Guid, bytes: Uint8Array): void {
    if (bytes.length === 0) throw new Error('no list');
    this.lists.set(type, bytes);
  }

  isRevoked(type: Guid, certificate: Uint8Array): boolean {
    return this.lists.get(type)?.includes(certificate[0]!) ?? false;
  }

  async refresh(): Promise<void> {
    if (this.fails !== undefined) throw this.fails;
    this.refreshed += 1;
  }
}

describe('IWMDRMSecurity over the revocation lists', () => {
  const app = WMDRM_REVOCATIONTYPE_APP;
  const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

  it('keeps, answers and applies a list', async () => {
    const security = new TestMachine({ revocation: { lists: new TestLists() } }).security();
    expect(codeName(await security.SetRevocationData(app, bytes(1, 2)))).toBe('S_OK');
    expect(unwrap(await security.GetRevocationData(app))).toEqual(bytes(1, 2));
    expect(unwrap(await security.GetRevocationDataVersion(app))).toBe(2n ** 63n);
    expect(unwrap(await security.CheckCertForRevocation(app, bytes(2)))).toBe(true);
    expect(unwrap(await security.CheckCertForRevocation(app, bytes(3)))).toBe(false);
  });

  it('a list that is not there, refused, or of no type', async () => {
    const security = new TestMachine({ revocation: { lists: new TestLists() } }).security();
    const none = await security.GetRevocationData(WMDRM_REVOCATIONTYPE_GRL);
    expect(codeName(none.hr)).toBe('NS_E_DRM_UNSUPPORTED_PROPERTY');
    expect(codeName(await security.SetRevocationData(app, bytes()))).toBe('NS_E_DRM_INVALID_DATA');
    expect(codeName(await security.SetRevocationData('x' as Guid, bytes(1)))).toBe('E_INVALIDARG');
    expect(codeName(await security.SetRevocationData(app, 'x' as never))).toBe('E_INVALIDARG');
  });

  it('refreshes with one event', async () => {
    const lists = new TestLists();
    const security = new TestMachine({ revocation: { lists } }).security();
    unwrap(security.PerformSecurityUpdate(REFRESH));
    expect(await linesUntilCompleted(security)).toEqual([
      'MEWMDRMRevocationDownloadCompleted S_OK',
    ]);
    expect(lists.refreshed).toBe(1);
    lists.fails = new Error('broken');
    unwrap(security.PerformSecurityUpdate(REFRESH));
    expect(await linesUntilCompleted(security)).toEqual([
      'MEWMDRMRevocationDownloadCompleted NS_E_DRM_ERROR_BAD_NET_RESP',
    ]);
  });
});

describe('IWMDRMSecurity without ports', () => {
  it('says so', async () => {
    const security = new TestMachine().security();
    const bytes = new Uint8Array(1);
    const answers = [
      (await security.GetSecurityVersion()).hr,
      (await security.GetMachineCertificate(1)).hr,
      security.PerformSecurityUpdate(INDIV).hr,
      security.PerformSecurityUpdate(REFRESH).hr,
      await security.SetRevocationData(WMDRM_REVOCATIONTYPE_APP, bytes),
      (await security.GetRevocationData(WMDRM_REVOCATIONTYPE_APP)).hr,
      (await security.GetRevocationDataVersion(WMDRM_REVOCATIONTYPE_APP)).hr,
      (await security.CheckCertForRevocation(WMDRM_REVOCATIONTYPE_APP, bytes)).hr,
    ];
    expect(answers.map(codeName)).toEqual(Array(8).fill('NS_E_DRM_NOT_CONFIGURED'));
  });

  it('content enablers are E_NOTIMPL', () => {
    const security = new TestMachine().security();
    expect(codeName(security.GetContentEnablersForRevocations([], 0 as never).hr)).toBe(
      'E_NOTIMPL',
    );
    expect(codeName(security.GetContentEnablersFromHashes([], 0 as never).hr)).toBe('E_NOTIMPL');
  });
});
