import { describe, expect, it } from 'vitest';
import { ManualScheduler } from '../../fixtures/manual-scheduler.js';
import { unwrap } from '../../hresult/com-result.js';
import { codeName, lineOf, linesUntilCompleted, queuedEvents } from '../fixtures/read-events.js';
import { turn } from '../fixtures/run-backup.js';
import { keyA, keyABase64, keyB, sampleLicense } from '../fixtures/sample-format.js';
import { TestMachine } from '../fixtures/test-machine.js';
import { monitorIntervalMs } from './monitor-acquisition.js';

const completed = (code: string): string => `MEWMDRMLicenseAcquisitionCompleted ${code}`;
const play = '<ACTIONLIST><ACTION>Play</ACTION></ACTIONLIST>';

/** Lets the monitor look once more. */
async function look(machine: TestMachine): Promise<void> {
  while (machine.clock.sleeping === 0) await turn();
  machine.clock.pass(monitorIntervalMs);
  await turn();
}

describe('U52: MonitorLicenseAcquisition', () => {
  it('completes once when a fitting license reaches the store', async () => {
    const machine = new TestMachine();
    const management = machine.management();
    unwrap(management.MonitorLicenseAcquisition(keyABase64, '', ''));
    await look(machine);
    await machine.store.add([sampleLicense('other', { keyIds: [keyB] })]);
    await look(machine);
    expect(queuedEvents(management)).toEqual([]);
    await machine.store.add([sampleLicense('a', { keyIds: [keyA] })]);
    await look(machine);
    expect(await linesUntilCompleted(management)).toEqual([completed('S_OK')]);
    expect(machine.clock.sleeping).toBe(0);
  });

  it('a license without the actions does not fit', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a', { keyIds: [keyA] }));
    const management = machine.management();
    unwrap(management.MonitorLicenseAcquisition(keyA, '', play));
    await look(machine);
    expect(queuedEvents(management)).toEqual([]);
    await machine.store.add([sampleLicense('b', { keyIds: [keyA], rights: [{ name: 'Play' }] })]);
    await look(machine);
    expect(await linesUntilCompleted(management)).toEqual([completed('S_OK')]);
  });

  it('a license that is there already fits', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a', { keyIds: [keyA] }));
    const management = machine.management();
    unwrap(management.MonitorLicenseAcquisition(keyA, '', ''));
    expect(await linesUntilCompleted(management)).toEqual([completed('S_OK')]);
  });

  it('cancelled, it ends with NS_S_DRM_MONITOR_CANCELLED', async () => {
    const machine = new TestMachine();
    const management = machine.management();
    const cookie = unwrap(management.MonitorLicenseAcquisition(keyA, '', ''));
    await look(machine);
    expect(codeName(management.CancelAsyncOperation(cookie))).toBe('S_OK');
    expect(await linesUntilCompleted(management)).toEqual([
      completed('NS_S_DRM_MONITOR_CANCELLED'),
    ]);
    expect(machine.clock.sleeping).toBe(0);
  });

  it('cancelled before it begins, too', async () => {
    const scheduler = new ManualScheduler();
    const management = new TestMachine({ scheduler }).management();
    const cookie = unwrap(management.MonitorLicenseAcquisition(keyA, '', ''));
    management.CancelAsyncOperation(cookie);
    scheduler.runAll();
    await turn();
    expect(queuedEvents(management).map(lineOf)).toEqual([completed('NS_S_DRM_MONITOR_CANCELLED')]);
  });

  it('U29: runs beside a backup; each cookie cancels its own operation', async () => {
    const machine = new TestMachine();
    const management = machine.management();
    const monitor = unwrap(management.MonitorLicenseAcquisition(keyA, '', ''));
    unwrap(management.BackupLicenses('\\\\server\\share', 0));
    expect((await linesUntilCompleted(management)).at(-1)).toBe(
      'MEWMDRMLicenseBackupCompleted S_OK',
    );
    management.CancelAsyncOperation(monitor);
    expect(await linesUntilCompleted(management)).toEqual([
      completed('NS_S_DRM_MONITOR_CANCELLED'),
    ]);
  });

  it('a store that fails ends it with its code', async () => {
    const machine = new TestMachine();
    await machine.store.close();
    const management = machine.management();
    unwrap(management.MonitorLicenseAcquisition(keyA, '', ''));
    expect(await linesUntilCompleted(management)).toEqual([completed('E_HANDLE')]);
  });

  it.each([
    ['', ''],
    ['no key id', ''],
    [null, ''],
    [keyA, '<ACTION>Play</ACTION>'],
  ])('(%s, %s) is E_INVALIDARG', (keyId, actions) => {
    const management = new TestMachine().management();
    const answer = management.MonitorLicenseAcquisition(keyId as string, '', actions);
    expect(codeName(answer.hr)).toBe('E_INVALIDARG');
  });
});
