import { describe, expect, it, test } from 'vitest';
import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import { WMT_TYPE_BINARY, WMT_TYPE_STRING } from '../constants/wmsdkidl-types.js';
import { ManualScheduler } from '../fixtures/manual-scheduler.js';
import type { Iid } from '../guid/iid.js';
import { unwrap } from '../hresult/com-result.js';
import * as com from '../index.js';
import type { HRESULT } from '../hresult/hresult.js';
import type { IUnknown } from '../unknown/iunknown.js';
import { codeName } from '../wmdrm/fixtures/read-events.js';
import { keyA, keyABase64, sampleLicense } from '../wmdrm/fixtures/sample-format.js';
import { directory, TestMachine } from '../wmdrm/fixtures/test-machine.js';
import type { WmdrmRuntimeOptions } from '../wmdrm/machine/machine.js';
import { BackupRestorer } from './backup-restorer.js';
import { StatusLog } from './fixtures/status-log.js';
import { IID_IWMBackupRestoreProps } from './iwm-backup-restore-props.js';
import { IID_IWMLicenseBackup, type IWMLicenseBackup } from './iwm-license-backup.js';
import { IID_IWMLicenseRestore, type IWMLicenseRestore } from './iwm-license-restore.js';
import { createWmsdkRuntime, type WmsdkRuntime } from './wmsdk-runtime.js';

const some = [
  sampleLicense('a'),
  sampleLicense('b', { keyIds: [keyA], backup: 'denied' }),
] as const;

type Options = Partial<WmdrmRuntimeOptions>;

/** The older API on the store and network of a test machine. */
function olderApiOf({ store, network, clock }: TestMachine, options: Options = {}): WmsdkRuntime {
  const scheduler = { later: (task: () => void) => void setImmediate(task) };
  return createWmsdkRuntime({
    store,
    targets: [network],
    formats: [],
    clock,
    scheduler,
    ...options,
  });
}

/** A restorer with both paths set. */
function restorerOn(machine: TestMachine, options: Options = {}): IWMLicenseBackup {
  const restorer = unwrap(olderApiOf(machine, options).WMCreateBackupRestorer(null));
  const props = unwrap(restorer.QueryInterface(IID_IWMBackupRestoreProps));
  for (const name of ['BackupPath', 'RestorePath']) props.SetProp(name, WMT_TYPE_STRING, directory);
  return restorer;
}

function restoreOf(restorer: IWMLicenseBackup): IWMLicenseRestore {
  return unwrap(restorer.QueryInterface(IID_IWMLicenseRestore));
}

/** Starts an operation and answers its lines when it has ended, and when something could have come after the end. */
async function lines(start: (log: StatusLog) => HRESULT): Promise<readonly string[]> {
  const log = new StatusLog();
  const ended = log.untilEnd();
  expect(codeName(start(log))).toBe('S_OK');
  await ended;
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return log.lines;
}

describe('WMCreateBackupRestorer', () => {
  it('answers one object with all three interfaces', () => {
    const restorer = restorerOn(new TestMachine());
    const iids: readonly Iid<IUnknown>[] = [
      IID_IWMLicenseBackup,
      IID_IWMLicenseRestore,
      IID_IWMBackupRestoreProps,
    ];
    for (const iid of iids) {
      expect(restorer.QueryInterface(iid).value).toBe(restorer);
    }
  });

  it('answers no other interface', () => {
    const restorer = restorerOn(new TestMachine());
    const iids = Object.entries(com).filter(([name]) => name.startsWith('IID_'));
    const answered = iids.filter(([, iid]) => restorer.QueryInterface(iid as Iid<IUnknown>).ok);
    expect(answered.map(([name]) => name).sort()).toEqual([
      'IID_IUnknown',
      'IID_IWMBackupRestoreProps',
      'IID_IWMLicenseBackup',
      'IID_IWMLicenseRestore',
    ]);
  });

  it('takes a callback or null, and nothing else', () => {
    const older = olderApiOf(new TestMachine());
    expect(older.WMCreateBackupRestorer(new StatusLog()).ok).toBe(true);
    expect(older.WMCreateBackupRestorer(undefined as never).ok).toBe(true);
    expect(codeName(older.WMCreateBackupRestorer({} as never).hr)).toBe('E_INVALIDARG');
  });
});

describe('the properties', () => {
  const props = () =>
    unwrap(restorerOn(new TestMachine()).QueryInterface(IID_IWMBackupRestoreProps));

  it.each([
    ['another type', 'BackupPath', WMT_TYPE_BINARY, directory],
    ['another name', 'Path', WMT_TYPE_STRING, directory],
    ['no text', 'BackupPath', WMT_TYPE_STRING, 7],
  ])('SetProp refuses %s', (_, name, type, value) => {
    expect(codeName(props().SetProp(name, type as never, value))).toBe('E_INVALIDARG');
  });

  it('the getters are not implemented', () => {
    const object = props();
    const answers = [
      object.GetPropCount(),
      object.GetPropByIndex(0),
      object.GetPropByName('BackupPath'),
    ];
    expect(answers.map(({ hr }) => codeName(hr))).toEqual(Array(3).fill('E_NOTIMPL'));
  });

  it.each([
    ['RemoveProp', (object: ReturnType<typeof props>) => object.RemoveProp('BackupPath')],
    ['RemoveAllProps', (object: ReturnType<typeof props>) => object.RemoveAllProps()],
  ])('after %s there is no path to back up to', (_, remove) => {
    const restorer = restorerOn(new TestMachine());
    expect(codeName(remove(unwrap(restorer.QueryInterface(IID_IWMBackupRestoreProps))))).toBe(
      'S_OK',
    );
    expect(codeName(restorer.BackupLicenses(0, new StatusLog()))).toBe('E_INVALIDARG');
  });

  it('RemoveProp tells whether there was one', () => {
    const object = props();
    object.RemoveProp('BackupPath');
    expect(codeName(object.RemoveProp('BackupPath'))).toBe('S_FALSE');
    expect(codeName(object.RemoveProp('Path'))).toBe('E_INVALIDARG');
  });
});

describe('the calls that start an operation', () => {
  it.each([
    ['no callback', null, 0],
    ['a callback without OnStatus', {}, 0],
    ['the flag of a restore', new StatusLog(), 2],
    ['an unknown flag', new StatusLog(), 4],
  ])('BackupLicenses refuses %s and starts nothing', (_, callback, flags) => {
    const restorer = restorerOn(new TestMachine());
    expect(codeName(restorer.BackupLicenses(flags, callback as never))).toBe('E_INVALIDARG');
    expect(codeName(restorer.BackupLicenses(0, new StatusLog()))).toBe('S_OK');
  });

  it('RestoreLicenses refuses the flag of a backup', () => {
    const restore = restoreOf(restorerOn(new TestMachine()));
    expect(codeName(restore.RestoreLicenses(1, new StatusLog()))).toBe('E_INVALIDARG');
  });

  it('one operation has the store to itself, whichever API started it', () => {
    const machine = new TestMachine();
    const restorer = restorerOn(machine);
    const management = machine.management();
    restorer.BackupLicenses(0, new StatusLog());
    const again = restoreOf(restorer).RestoreLicenses(0, new StatusLog());
    expect(codeName(again)).toBe('NS_E_DRM_BACKUPRESTORE_BUSY');
    expect(codeName(management.BackupLicenses(directory, 0).hr)).toBe(
      'NS_E_DRM_BACKUPRESTORE_BUSY',
    );
  });

  it('calls back from the scheduler only, one event a task', () => {
    const scheduler = new ManualScheduler();
    const log = new StatusLog();
    restorerOn(new TestMachine(), { scheduler }).BackupLicenses(0, log);
    expect(log.lines).toEqual([]);
    scheduler.runOne();
    expect(log.lines).toEqual([]);
    scheduler.runOne();
    expect(log.lines).toEqual(['WMT_BACKUPRESTORE_BEGIN']);
  });
});

describe('what the callback is told', () => {
  it('of a backup: begin, each restricted license by its key id, end', async () => {
    const machine = await new TestMachine().holding(...some);
    expect(await lines((log) => restorerOn(machine).BackupLicenses(0, log))).toEqual([
      'WMT_BACKUPRESTORE_BEGIN',
      `WMT_RESTRICTED_LICENSE ${keyABase64}`,
      'WMT_BACKUPRESTORE_END',
    ]);
  });

  it('of a restore: begin, end', async () => {
    const machine = await new TestMachine().holding(...some);
    await lines((log) => restorerOn(machine).BackupLicenses(0, log));
    const other = new TestMachine({ network: machine.network });
    const restore = restoreOf(restorerOn(other));
    expect(await lines((log) => restore.RestoreLicenses(0, log))).toEqual([
      'WMT_BACKUPRESTORE_BEGIN',
      'WMT_BACKUPRESTORE_END',
    ]);
    expect(await other.ids()).toEqual(['a']);
  });

  it('of an existing backup: the code and what to do, unless it is to be overwritten', async () => {
    const machine = await new TestMachine().holding(...some);
    const restorer = restorerOn(machine);
    await lines((log) => restorer.BackupLicenses(0, log));
    const refused = await lines((log) => restorer.BackupLicenses(0, log));
    expect(refused.at(-1)).toMatch(/^WMT_ERROR NS_E_DRM_BACKUP_EXISTS \S/);
    const overwritten = await lines((log) => restorer.BackupLicenses(1, log));
    expect(overwritten.at(-1)).toBe('WMT_BACKUPRESTORE_END');
  });

  it('of a refusal by the authority: the page that says why, then the failure', async () => {
    const machine = await new TestMachine().holding(...some);
    await lines((log) => restorerOn(machine).BackupLicenses(0, log));
    const url = 'https://licenses.example/limit';
    const authority = { authorize: async () => ({ allowed: false, url }) as const };
    const restore = restoreOf(restorerOn(machine, { authority }));
    expect(await lines((log) => restore.RestoreLicenses(0, log))).toEqual([
      'WMT_BACKUPRESTORE_CONNECTING',
      `WMT_ERROR_WITHURL ${url}`,
      'WMT_ERROR NS_E_DRM_RESTORE_FRAUD',
    ]);
  });

  it('of a machine that agreed: connecting, disconnecting, begin, end', async () => {
    const machine = await new TestMachine().holding(...some);
    await lines((log) => restorerOn(machine).BackupLicenses(0, log));
    const authority = { authorize: async () => ({ allowed: true }) as const };
    const restore = restoreOf(restorerOn(machine, { authority }));
    expect(await lines((log) => restore.RestoreLicenses(0, log))).toEqual([
      'WMT_BACKUPRESTORE_CONNECTING',
      'WMT_BACKUPRESTORE_DISCONNECTING',
      'WMT_BACKUPRESTORE_BEGIN',
      'WMT_BACKUPRESTORE_END',
    ]);
  });

  it('in its last call it may start the next operation', async () => {
    const restorer = restorerOn(new TestMachine());
    const second = new StatusLog();
    const ended = second.untilEnd();
    const first = new StatusLog((line) => {
      if (line === 'WMT_BACKUPRESTORE_END') restorer.BackupLicenses(1, second);
    });
    restorer.BackupLicenses(0, first);
    expect((await ended).at(-1)).toBe('WMT_BACKUPRESTORE_END');
  });

  it('nothing else can start before its last call, also when the work is done already', async () => {
    const denied = Array.from({ length: 20 }, (_, at) =>
      sampleLicense(`${at}`, { backup: 'denied' }),
    );
    const restorer = restorerOn(await new TestMachine().holding(...denied));
    const answers = new Set<string>();
    const log = new StatusLog((line) => {
      if (line === 'WMT_BACKUPRESTORE_END') return;
      answers.add(codeName(restorer.BackupLicenses(1, new StatusLog())));
      answers.add(codeName(restoreOf(restorer).RestoreLicenses(0, new StatusLog())));
    });
    const ended = log.untilEnd();
    restorer.BackupLicenses(0, log);
    await ended;
    expect([...answers]).toEqual(['NS_E_DRM_BACKUPRESTORE_BUSY']);
  });

  it('what it throws, at once or later, stops nothing', async () => {
    const restorer = restorerOn(new TestMachine());
    const throwing = new StatusLog(() => {
      throw new Error('of the application');
    });
    const ended = throwing.untilEnd();
    restorer.BackupLicenses(0, throwing);
    expect((await ended).at(-1)).toBe('WMT_BACKUPRESTORE_END');
    const log = new StatusLog();
    const alsoEnded = log.untilEnd();
    const rejecting = {
      OnStatus: async (...told: never[]) => {
        log.OnStatus(...(told as unknown as Parameters<StatusLog['OnStatus']>));
        throw new Error('of the application, later');
      },
    };
    restorer.BackupLicenses(1, rejecting as never);
    expect((await alsoEnded).at(-1)).toBe('WMT_BACKUPRESTORE_END');
  });
});

test('an operation that has ended leaves nothing behind', async () => {
  const machine = new TestMachine();
  const management = machine.management();
  const restorer = new BackupRestorer(() => management);
  restorer.SetProp('BackupPath', WMT_TYPE_STRING, directory);
  await lines((log) => restorer.BackupLicenses(0, log));
  expect(codeName(management.GetEvent(MF_EVENT_FLAG_NO_WAIT).hr)).toBe('MF_E_SHUTDOWN');
});

describe('cancelling', () => {
  it('ends the backup with NS_E_DRM_OPERATION_CANCELED and leaves no backup', async () => {
    const machine = await new TestMachine().holding(...some);
    const restorer = restorerOn(machine);
    const log = new StatusLog();
    const ended = log.untilEnd();
    restorer.BackupLicenses(0, log);
    expect(codeName(restorer.CancelLicenseBackup())).toBe('S_OK');
    expect(codeName(restorer.CancelLicenseBackup())).toBe('S_FALSE');
    expect((await ended).at(-1)).toBe('WMT_ERROR NS_E_DRM_OPERATION_CANCELED');
    expect(machine.network.manifests(directory)).toEqual([]);
  });

  it('each cancel is for its own operation', async () => {
    const restorer = restorerOn(new TestMachine());
    expect(codeName(restorer.CancelLicenseBackup())).toBe('S_FALSE');
    const log = new StatusLog();
    const ended = log.untilEnd();
    restorer.BackupLicenses(0, log);
    expect(codeName(restoreOf(restorer).CancelLicenseRestore())).toBe('S_FALSE');
    expect((await ended).at(-1)).toBe('WMT_BACKUPRESTORE_END');
    expect(codeName(restorer.CancelLicenseBackup())).toBe('S_FALSE');
  });
});
