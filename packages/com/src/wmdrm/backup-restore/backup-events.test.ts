import { describe, expect, it } from 'vitest';
import { VT_EMPTY } from '../../constants/wtypes-vartype.js';
import { GUID_NULL } from '../../guid/guid.js';
import { S_OK } from '../../hresult/com-codes.js';
import { unwrap } from '../../hresult/com-result.js';
import { keyA, keyB, keyBBase64, sampleLicense } from '../fixtures/sample-format.js';
import { TestMachine, directory } from '../fixtures/test-machine.js';
import {
  eventsUntilCompleted,
  lineOf,
  linesUntilCompleted,
  queuedEvents,
  statusOf,
  valueOf,
} from '../fixtures/read-events.js';
import { IID_IWMDRMOperationProgress } from '../iwmdrm-operation-progress.js';

const some = [
  sampleLicense('a', { keyIds: [keyA] }),
  sampleLicense('b', { keyIds: [keyB], backup: 'denied' }),
];

describe('BackupLicenses, its events', () => {
  it('U21: begins, reports, ends, completes', async () => {
    const machine = await new TestMachine().holding(...some);
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    expect(await linesUntilCompleted(management)).toEqual([
      'DRM_BACKUPRESTORE_BEGIN',
      `DRM_RESTRICTED_LICENSE ${keyBBase64}`,
      'DRM_BACKUPRESTORE_END',
      'MEWMDRMLicenseBackupCompleted S_OK',
    ]);
  });

  it('U21: counts reach the client through IWMDRMOperationProgress', async () => {
    const machine = await new TestMachine().holding(...some);
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    const events = await eventsUntilCompleted(management);
    const end = events.find((event) => lineOf(event) === 'DRM_BACKUPRESTORE_END')!;
    const progress = unwrap(valueOf(end).QueryInterface(IID_IWMDRMOperationProgress));
    expect(unwrap(progress.GetProgress())).toMatchObject({ licensesDone: 1, licensesTotal: 1 });
    expect(events.map(lineOf)).toContain('DRM_INFORMATION');
  });

  it('U21: reports an error in words before it completes with a failure, and no end', async () => {
    const machine = await new TestMachine().holding(...some);
    machine.network.openFails = 'access-denied';
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    const lines = await linesUntilCompleted(management);
    expect(lines[0]).toBe('DRM_BACKUPRESTORE_BEGIN');
    expect(lines[1]).toMatch(
      /^DRM_ERROR .*server.share.backup: access-denied Check the permissions/,
    );
    expect(lines.slice(2)).toEqual(['MEWMDRMLicenseBackupCompleted E_ACCESSDENIED']);
  });

  it('U23, U24, U25, U26: progress succeeds; completed is empty; no extended type, no attributes', async () => {
    const machine = await new TestMachine().holding(...some);
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    const events = await eventsUntilCompleted(management);
    for (const event of events) {
      expect(unwrap(event.GetStatus())).toBe(S_OK);
      expect(unwrap(event.GetExtendedType())).toBe(GUID_NULL);
      expect(unwrap(event.GetCount())).toBe(0);
    }
    expect(unwrap(events.at(-1)!.GetValue())).toEqual({ vt: VT_EMPTY });
  });

  it('U28: an unread queue holds one DRM_INFORMATION, and every restricted license', async () => {
    const restricted = Array.from({ length: 30 }, (_, at) =>
      sampleLicense(`r${at}`, { keyIds: [keyA], backup: 'denied' }),
    );
    const machine = await new TestMachine().holding(...restricted, ...some);
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    const progress = unwrap(cookie.QueryInterface(IID_IWMDRMOperationProgress));
    while (unwrap(progress.GetProgress()).phase !== 'ended')
      await new Promise((resolve) => setImmediate(resolve));
    const lines = queuedEvents(management).map(lineOf);
    expect(lines.filter((line) => line === 'DRM_INFORMATION')).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('DRM_RESTRICTED_LICENSE'))).toHaveLength(31);
    expect(lines.at(-1)).toBe('MEWMDRMLicenseBackupCompleted S_OK');
  });

  it('U28: once read, DRM_INFORMATION comes again', async () => {
    const machine = await new TestMachine().holding(...some);
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    const events = await eventsUntilCompleted(management);
    const informed = events.filter((event) => lineOf(event) === 'DRM_INFORMATION');
    expect(informed.length).toBeGreaterThan(1);
  });

  it('U29, U30: every progress event names its operation, and gives the same object again', async () => {
    const machine = await new TestMachine().holding(...some);
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    for (const event of (await eventsUntilCompleted(management)).slice(0, -1)) {
      const value = valueOf(event);
      const progress = unwrap(value.QueryInterface(IID_IWMDRMOperationProgress));
      expect(unwrap(progress.GetCookie())).toBe(cookie);
      expect(valueOf(event)).toBe(value);
    }
  });

  it('U31: a status is a snapshot, one object per event', async () => {
    const machine = await new TestMachine().holding(...some);
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    const first = unwrap(await management.GetEvent(0));
    const progress = unwrap(valueOf(first).QueryInterface(IID_IWMDRMOperationProgress));
    const before = unwrap(progress.GetProgress());
    const rest = await eventsUntilCompleted(management);
    expect(unwrap(progress.GetProgress())).toEqual(before);
    expect(statusOf(first)).toMatchObject({ eStatus: 2 });
    const objects = [first, ...rest.slice(0, -1)].map(valueOf);
    expect(new Set(objects).size).toBe(objects.length);
  });

  it('U32, U33, U34: GetStatus answers a value; without something to say its text is null', async () => {
    const machine = await new TestMachine().holding(...some);
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    const events = await eventsUntilCompleted(management);
    const texts = events.slice(0, -1).map((event) => statusOf(event).bstrError);
    expect(texts.filter((text) => text !== null)).toHaveLength(1);
  });

  it('U42: goes on when the object is dropped', async () => {
    const machine = await new TestMachine().holding(...some);
    const cookie = unwrap(machine.management().BackupLicenses(directory, 0));
    const progress = unwrap(cookie.QueryInterface(IID_IWMDRMOperationProgress));
    while (unwrap(progress.GetProgress()).phase !== 'ended')
      await new Promise((resolve) => setImmediate(resolve));
    expect(machine.network.manifests(directory)).toHaveLength(1);
  });
});
