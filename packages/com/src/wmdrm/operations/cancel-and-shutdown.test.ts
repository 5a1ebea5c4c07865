import { LicenseStoreError } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { WMDRM_BACKUP_OVERWRITE } from '../../constants/wmdrmsdk-flags.js';
import { MF_EVENT_FLAG_NO_WAIT } from '../../constants/mfobjects-event-flags.js';
import { MEUnknown } from '../../constants/mfobjects-event-types.js';
import { ManualScheduler } from '../../fixtures/manual-scheduler.js';
import { TestCallback } from '../../fixtures/test-callback.js';
import { GUID_NULL } from '../../guid/guid.js';
import { S_OK } from '../../hresult/com-codes.js';
import { unwrap } from '../../hresult/com-result.js';
import type { IUnknown } from '../../unknown/iunknown.js';
import { IID_IUnknown } from '../../unknown/iunknown.js';
import {
  codeName,
  eventsUntilCompleted,
  lineOf,
  linesUntilCompleted,
  queuedEvents,
} from '../fixtures/read-events.js';
import { backUp, ended, Gate, restore, turn } from '../fixtures/run-backup.js';
import { keyA, sampleLicense } from '../fixtures/sample-format.js';
import { TestMachine, directory } from '../fixtures/test-machine.js';
import { IID_IWMDRMLicenseManagement } from '../iwmdrm-license-management.js';
import { IID_IWMDRMOperationProgress } from '../iwmdrm-operation-progress.js';

const completed = (code: string): string => `MEWMDRMLicenseBackupCompleted ${code}`;

/** A machine whose backup waits at a gate in the middle of writing. */
async function halfway(): Promise<{ machine: TestMachine; gate: Gate }> {
  const machine = await new TestMachine().holding(
    sampleLicense('a'),
    sampleLicense('b', { backup: 'denied', keyIds: [keyA] }),
  );
  const gate = new Gate();
  machine.network.before = async (operation, name) => {
    if (operation === 'create' && name.startsWith('journal-')) await gate.pass();
  };
  return { machine, gate };
}

describe('CancelAsyncOperation', () => {
  it('U35: returns S_OK at once; the operation completes once, as cancelled', async () => {
    const { machine, gate } = await halfway();
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    await gate.reached;
    expect(codeName(management.CancelAsyncOperation(cookie))).toBe('S_OK');
    gate.open();
    expect((await linesUntilCompleted(management)).at(-1)).toBe(
      completed('NS_E_DRM_OPERATION_CANCELED'),
    );
    await turn();
    expect(queuedEvents(management)).toEqual([]);
  });

  it('U35: cancels a restore, and the store stays as it was', async () => {
    const first = await new TestMachine().holding(sampleLicense('a'));
    await backUp(first);
    const other = await new TestMachine({ network: first.network }).holding(sampleLicense('own'));
    const gate = new Gate();
    first.network.before = async (operation, name) => {
      if (operation === 'read' && name.startsWith('segments/')) await gate.pass();
    };
    const management = other.management();
    const cookie = unwrap(management.RestoreLicenses(directory, 0));
    await gate.reached;
    management.CancelAsyncOperation(cookie);
    gate.open();
    expect((await linesUntilCompleted(management)).at(-1)).toBe(
      'MEWMDRMLicenseRestoreCompleted NS_E_DRM_OPERATION_CANCELED',
    );
    expect(await other.ids()).toEqual(['own']);
  });

  it('U35: cancels what the scheduler has not begun', async () => {
    const scheduler = new ManualScheduler();
    const machine = new TestMachine({ scheduler });
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    expect(codeName(management.CancelAsyncOperation(cookie))).toBe('S_OK');
    scheduler.runAll();
    await turn();
    expect(queuedEvents(management).map(lineOf)).toEqual([
      completed('NS_E_DRM_OPERATION_CANCELED'),
    ]);
    expect(machine.network.calls).toEqual([]);
  });

  it('a cancel after the point of no return is too late: the backup is there and says so', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'));
    const gate = new Gate();
    machine.network.before = async (operation, name) => {
      if (operation === 'publish' && name.startsWith('manifest-')) await gate.pass();
    };
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    await gate.reached;
    expect(codeName(management.CancelAsyncOperation(cookie))).toBe('S_OK');
    gate.open();
    expect((await linesUntilCompleted(management)).at(-1)).toBe(completed('S_OK'));
    expect(machine.network.manifests(directory)).toHaveLength(1);
  });

  it('a cancel does not hide that nobody knows whether the backup was published', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'));
    const management = machine.management();
    let isGone = false;
    machine.network.before = (operation, name) => {
      if (operation === 'publish' && name.startsWith('manifest-')) {
        management.CancelAsyncOperation(cookie);
        isGone = true;
      }
      if (isGone) throw new LicenseStoreError('connection-lost', 'gone');
    };
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    expect((await linesUntilCompleted(management)).at(-1)).toBe(
      completed('HRESULT_FROM_WIN32(ERROR_UNEXP_NET_ERR)'),
    );
  });

  it('U36: a finished or cancelled cookie is S_FALSE', async () => {
    const { machine, gate } = await halfway();
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    await gate.reached;
    management.CancelAsyncOperation(cookie);
    expect(codeName(management.CancelAsyncOperation(cookie))).toBe('S_FALSE');
    gate.open();
    await eventsUntilCompleted(management);
    expect(codeName(management.CancelAsyncOperation(cookie))).toBe('S_FALSE');
    machine.network.before = () => undefined;
    const second = unwrap(management.BackupLicenses(directory, 0));
    await eventsUntilCompleted(management);
    expect(codeName(management.CancelAsyncOperation(second))).toBe('S_FALSE');
  });

  it('U36: the cookie by another of its interfaces is the same cookie', async () => {
    const { machine, gate } = await halfway();
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    await gate.reached;
    const progress = unwrap(cookie.QueryInterface(IID_IWMDRMOperationProgress));
    expect(codeName(management.CancelAsyncOperation(progress))).toBe('S_OK');
    gate.open();
    await eventsUntilCompleted(management);
  });

  it('U36: null, a foreign object and the cookie of another generator are E_INVALIDARG', async () => {
    const { machine, gate } = await halfway();
    const management = machine.management();
    const other = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    await gate.reached;
    for (const wrong of [null, undefined, 'cookie', management, other]) {
      expect(codeName(management.CancelAsyncOperation(wrong as IUnknown))).toBe('E_INVALIDARG');
    }
    expect(codeName(other.CancelAsyncOperation(cookie))).toBe('E_INVALIDARG');
    gate.open();
    expect((await linesUntilCompleted(management)).at(-1)).toBe(completed('S_OK'));
  });

  it('U37: no progress after a cancel', async () => {
    const { machine, gate } = await halfway();
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    await gate.reached;
    management.CancelAsyncOperation(cookie);
    queuedEvents(management);
    gate.open();
    expect((await eventsUntilCompleted(management)).map(lineOf)).toEqual([
      completed('NS_E_DRM_OPERATION_CANCELED'),
    ]);
  });

  it('U38: no visible backup and no temporary is left; an old backup stays', async () => {
    const { machine, gate } = await halfway();
    machine.network.before = () => undefined;
    await backUp(machine);
    const before = [...machine.network.directory(directory).files.keys()].sort();
    machine.network.before = async (operation, name) => {
      if (operation === 'flush' && name.startsWith('segments/staged-')) await gate.pass();
    };
    await machine.store.add([sampleLicense('c')]);
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, WMDRM_BACKUP_OVERWRITE));
    await gate.reached;
    const halfDone = [...machine.network.directory(directory).files.keys()];
    expect(halfDone.filter((name) => name.endsWith('.tmp'))).not.toEqual([]);
    management.CancelAsyncOperation(cookie);
    gate.open();
    await ended(cookie);
    const after = [...machine.network.directory(directory).files.keys()].sort();
    expect(after.filter((name) => name.startsWith('manifest-'))).toEqual(
      before.filter((name) => name.startsWith('manifest-')),
    );
    expect(after.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('U40: a second operation on the store is NS_E_DRM_BACKUPRESTORE_BUSY, on any object', async () => {
    const { machine, gate } = await halfway();
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    await gate.reached;
    const otherRuntime = new TestMachine({ store: machine.store });
    for (const each of [management, machine.management(), otherRuntime.management()]) {
      expect(codeName(each.BackupLicenses(directory, 0).hr)).toBe('NS_E_DRM_BACKUPRESTORE_BUSY');
      expect(codeName(each.RestoreLicenses(directory, 0).hr)).toBe('NS_E_DRM_BACKUPRESTORE_BUSY');
    }
    expect(codeName(management.BackupLicenses('', 0).hr)).toBe('E_INVALIDARG');
    gate.open();
    await eventsUntilCompleted(management);
    expect(await restore(machine)).toContain('MEWMDRMLicenseRestoreCompleted S_OK');
  });

  it('U40: the store is free when the completed event is there', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'));
    const management = machine.management();
    const starts: string[] = [];
    const callback = new TestCallback((result) => {
      const event = unwrap(management.EndGetEvent(result));
      if (lineOf(event).startsWith('MEWMDRMLicenseBackupCompleted')) {
        starts.push(codeName(management.BackupLicenses(directory, 0).hr));
      } else management.BeginGetEvent(callback, null);
    });
    management.BeginGetEvent(callback, null);
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    await ended(cookie);
    while (starts.length === 0) await turn();
    expect(starts).toEqual(['S_OK']);
  });
});

describe('Shutdown', () => {
  it('U43: cancels what runs and drops unread events', async () => {
    const { machine, gate } = await halfway();
    const management = machine.management();
    const cookie = unwrap(management.BackupLicenses(directory, 0));
    await gate.reached;
    expect(codeName(management.Shutdown())).toBe('S_OK');
    expect(codeName(management.GetEvent(MF_EVENT_FLAG_NO_WAIT).hr)).toBe('MF_E_SHUTDOWN');
    gate.open();
    await ended(cookie);
    expect(machine.network.manifests(directory)).toEqual([]);
  });

  it('U43: afterwards every method but QueryInterface answers MF_E_SHUTDOWN', async () => {
    const management = new TestMachine().management();
    management.Shutdown();
    const bytes = new Uint8Array(1);
    const answers = {
      GetEvent: management.GetEvent(MF_EVENT_FLAG_NO_WAIT).hr,
      waiting: (await management.GetEvent(0)).hr,
      BeginGetEvent: management.BeginGetEvent(null as never, null),
      EndGetEvent: management.EndGetEvent(null as never).hr,
      QueueEvent: management.QueueEvent(MEUnknown, GUID_NULL, S_OK, null),
      CancelAsyncOperation: management.CancelAsyncOperation(null),
      Shutdown: management.Shutdown(),
      CreateLicenseEnumeration: (await management.CreateLicenseEnumeration(null)).hr,
      DeleteLicense: await management.DeleteLicense('', 0),
      clean: (await management.CleanLicenseStore(1)).hr,
      cleanAsync: management.CleanLicenseStore(2).hr,
      cleanWrong: (await management.CleanLicenseStore(9)).hr,
      StoreLicense: await management.StoreLicense(''),
      AcquireLicense: management.AcquireLicense(null, '', '', 0).hr,
      MonitorLicenseAcquisition: management.MonitorLicenseAcquisition('', '', '').hr,
      BackupLicenses: management.BackupLicenses('', 0).hr,
      RestoreLicenses: management.RestoreLicenses('', 0).hr,
      challenge: (await management.CreateLicenseRevocationChallenge(bytes, bytes)).hr,
      response: (await management.ProcessLicenseRevocationResponse(bytes)).hr,
      deletion: await management.ProcessLicenseDeletionMessage(''),
    };
    for (const [method, hr] of Object.entries(answers))
      expect([method, codeName(hr)]).toEqual([method, 'MF_E_SHUTDOWN']);
    expect(unwrap(management.QueryInterface(IID_IWMDRMLicenseManagement))).toBe(management);
    expect(unwrap(management.QueryInterface(IID_IUnknown))).toBe(management);
  });

  it('U43: a waiting GetEvent resolves, a pending callback is dropped', async () => {
    const scheduler = new ManualScheduler();
    const machine = new TestMachine({ scheduler });
    const waiting = machine.management();
    const answer = waiting.GetEvent(0);
    waiting.Shutdown();
    expect(codeName((await answer).hr)).toBe('MF_E_SHUTDOWN');
    const called = new TestCallback();
    const management = machine.management();
    management.BeginGetEvent(called, null);
    management.Shutdown();
    scheduler.runAll();
    expect(called.results).toEqual([]);
  });

  it('U43: another object of the runtime goes on', async () => {
    const machine = await new TestMachine().holding(sampleLicense('a'));
    machine.management().Shutdown();
    expect((await backUp(machine)).at(-1)).toBe(completed('S_OK'));
  });
});

describe('U45: callbacks', () => {
  it('run from the scheduler, never inside a call, and what they throw harms nobody', async () => {
    const scheduler = new ManualScheduler();
    const machine = new TestMachine({ scheduler });
    const management = machine.management();
    const callback = new TestCallback(() => {
      throw new Error('in Invoke');
    });
    management.BeginGetEvent(callback, null);
    unwrap(management.BackupLicenses(directory, 0));
    expect(callback.results).toHaveLength(0);
    expect(scheduler.runOne()).toBe(true);
    expect(callback.results).toHaveLength(0);
    expect(scheduler.runOne()).toBe(true);
    expect(callback.results).toHaveLength(1);
    expect(lineOf(unwrap(management.EndGetEvent(callback.results[0]!)))).toBe(
      'DRM_BACKUPRESTORE_BEGIN',
    );
  });
});
