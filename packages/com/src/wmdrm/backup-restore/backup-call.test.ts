import { LicenseStore, memoryStore, portableHost } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import {
  WMDRM_BACKUP_OVERWRITE,
  WMDRM_RESTORE_INDIVIDUALIZE,
} from '../../constants/wmdrmsdk-flags.js';
import { ManualScheduler } from '../../fixtures/manual-scheduler.js';
import { unwrap } from '../../hresult/com-result.js';
import { keyA, keyB, sampleLicense } from '../fixtures/sample-format.js';
import { TestMachine, directory } from '../fixtures/test-machine.js';
import { TestNetwork } from '../fixtures/test-network.js';
import {
  codeName,
  eventsUntilCompleted,
  lineOf,
  linesUntilCompleted,
  queuedEvents,
} from '../fixtures/read-events.js';
import { IID_IWMDRMEventGenerator } from '../iwmdrm-event-generator.js';
import { IID_IWMDRMOperationProgress } from '../iwmdrm-operation-progress.js';

const some = [
  sampleLicense('a', { keyIds: [keyA] }),
  sampleLicense('b', { keyIds: [keyB], backup: 'denied' }),
];

/** What BackupLicenses answers, by name. */
function answer(machine: TestMachine, path: unknown, flags: unknown): string {
  return codeName(machine.management().BackupLicenses(path as string, flags as number).hr);
}

describe('BackupLicenses, the call', () => {
  it('U1: refuses the shape of arguments directly and everything else by event', async () => {
    const machine = new TestMachine();
    machine.network.openFails = 'target-unreachable';
    const management = machine.management();
    expect(codeName(management.BackupLicenses('', 0).hr)).toBe('E_INVALIDARG');
    const started = management.BackupLicenses(directory, 0);
    expect(codeName(started.hr)).toBe('S_OK');
    expect((await linesUntilCompleted(management)).at(-1)).toBe(
      'MEWMDRMLicenseBackupCompleted HRESULT_FROM_WIN32(ERROR_BAD_NETPATH)',
    );
  });

  it.each([
    ['empty', ''],
    ['null', null],
    ['undefined', undefined],
    ['number', 7],
  ])('U2: %s directory is E_INVALIDARG and starts nothing', async (_, path) => {
    const machine = new TestMachine();
    expect(answer(machine, path, 0)).toBe('E_INVALIDARG');
    expect(answer(machine, directory, 0)).toBe('S_OK');
  });

  it.each([WMDRM_RESTORE_INDIVIDUALIZE, 3, 4, -1, 0x8000_0001, 1.5, Number.NaN, undefined, '1'])(
    'U3: flags %s are E_INVALIDARG and start nothing',
    (flags) => {
      const machine = new TestMachine();
      expect(answer(machine, directory, flags)).toBe('E_INVALIDARG');
      expect(answer(machine, directory, WMDRM_BACKUP_OVERWRITE)).toBe('S_OK');
    },
  );

  it('U4: answers no cookie when it fails', () => {
    expect(new TestMachine().management().BackupLicenses('', 0).value).toBeUndefined();
  });

  it.each([
    ['\\\\server\\share', 'S_OK'],
    ['\\\\server\\share\\dir\\sub', 'S_OK'],
    ['\\\\?\\UNC\\server\\share\\dir', 'S_OK'],
    ['//server/share/dir', 'S_OK'],
    ['\\\\server', 'E_INVALIDARG'],
    ['\\\\.\\pipe\\x', 'E_INVALIDARG'],
    ['dir\\sub', 'E_INVALIDARG'],
    ['C:\\Licenses', 'E_INVALIDARG'],
    ['/var/backup', 'E_INVALIDARG'],
    ['https://server/share', 'E_INVALIDARG'],
  ])('U5: %s is %s where no target is local', (path, expected) => {
    expect(answer(new TestMachine(), path, 0)).toBe(expected);
  });

  it.each([
    ['C:\\Licenses', 'S_OK'],
    ['/var/backup', 'S_OK'],
    ['dir\\sub', 'E_INVALIDARG'],
  ])('U5: %s is %s where a target is local', (path, expected) => {
    const network = new TestNetwork({ local: true });
    expect(answer(new TestMachine({ network }), path, 0)).toBe(expected);
  });

  it('U5: a UNC path is taken even if nobody opens it, and fails by event', async () => {
    const management = new TestMachine({ targets: [] }).management();
    expect(codeName(management.BackupLicenses(directory, 0).hr)).toBe('S_OK');
    expect((await linesUntilCompleted(management)).at(-1)).toBe(
      'MEWMDRMLicenseBackupCompleted HRESULT_FROM_WIN32(ERROR_NO_NET_OR_BAD_PATH)',
    );
  });

  it('U27: touches no port and queues nothing before it has returned and the scheduler runs', async () => {
    const scheduler = new ManualScheduler();
    const engine = memoryStore();
    const touched: string[] = [];
    const watched = new Proxy(engine, {
      get: (target, name) => {
        touched.push(String(name));
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const store = new LicenseStore(watched, { host: portableHost });
    const machine = new TestMachine({ store, scheduler });
    const management = machine.management();
    touched.length = 0;
    unwrap(management.BackupLicenses(directory, 0));
    await new Promise((resolve) => setImmediate(resolve));
    expect({ touched, calls: machine.network.calls, queued: queuedEvents(management) }).toEqual({
      touched: [],
      calls: [],
      queued: [],
    });
    scheduler.runAll();
    expect(queuedEvents(management).map(lineOf)).toEqual(['DRM_BACKUPRESTORE_BEGIN']);
    await eventsUntilCompleted(management);
    expect(machine.network.manifests(directory)).toHaveLength(1);
  });

  it('U39: answers a fresh object for each operation', async () => {
    const machine = await new TestMachine().holding(...some);
    const management = machine.management();
    const first = unwrap(management.BackupLicenses(directory, 0));
    await eventsUntilCompleted(management);
    const second = unwrap(management.BackupLicenses(directory, WMDRM_BACKUP_OVERWRITE));
    expect(second).not.toBe(first);
    const progress = unwrap(first.QueryInterface(IID_IWMDRMOperationProgress));
    expect(unwrap(progress.GetCookie())).toBe(first);
    expect(unwrap(progress.GetProgress())).toMatchObject({ phase: 'ended', licensesDone: 1 });
    expect(codeName(first.QueryInterface(IID_IWMDRMEventGenerator).hr)).toBe('E_NOINTERFACE');
  });
});
