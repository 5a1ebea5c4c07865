import { describe, expect, it } from 'vitest';
import { WMDRM_BACKUP_OVERWRITE } from '../../constants/wmdrmsdk-flags.js';
import { unwrap } from '../../hresult/com-result.js';
import { keyA, keyABase64, keyB, sampleLicense } from '../fixtures/sample-format.js';
import { TestMachine, directory } from '../fixtures/test-machine.js';
import {
  eventsUntilCompleted,
  lineOf,
  linesUntilCompleted,
  nameOf,
  queuedEvents,
  valueOf,
} from '../fixtures/read-events.js';
import { IID_IWMDRMOperationProgress } from '../iwmdrm-operation-progress.js';

const some = [
  sampleLicense('a', { keyIds: [keyA] }),
  sampleLicense('b', { keyIds: [keyB], backup: 'denied' }),
];

describe('BackupLicenses, what it does', () => {
  /** Backs up and answers the lines. */
  async function backUp(machine: TestMachine, flags = 0): Promise<readonly string[]> {
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, flags));
    return linesUntilCompleted(management);
  }
  const completed = (code: string): string => `MEWMDRMLicenseBackupCompleted ${code}`;

  it('U6: makes the directory', async () => {
    const machine = await new TestMachine().holding(...some);
    expect((await backUp(machine)).at(-1)).toBe(completed('S_OK'));
    expect(machine.network.manifests(directory)).toHaveLength(1);
  });

  it.each([
    ['target-unreachable', 'HRESULT_FROM_WIN32(ERROR_BAD_NETPATH)'],
    ['share-unknown', 'HRESULT_FROM_WIN32(ERROR_BAD_NET_NAME)'],
    ['access-denied', 'E_ACCESSDENIED'],
    ['target-full', 'HRESULT_FROM_WIN32(ERROR_DISK_FULL)'],
    ['directory-not-found', 'HRESULT_FROM_WIN32(ERROR_PATH_NOT_FOUND)'],
    ['target-in-use', 'HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION)'],
    ['connection-lost', 'HRESULT_FROM_WIN32(ERROR_NETNAME_DELETED)'],
    ['target-timeout', 'HRESULT_FROM_WIN32(ERROR_SEM_TIMEOUT)'],
    ['not-a-directory', 'HRESULT_FROM_WIN32(ERROR_DIRECTORY)'],
  ] as const)('U7: %s completes with %s', async (code, expected) => {
    const machine = new TestMachine();
    machine.network.openFails = code;
    expect((await backUp(machine)).at(-1)).toBe(completed(expected));
  });

  it('U8: an existing backup ends it with NS_E_DRM_BACKUP_EXISTS and changes no file', async () => {
    const machine = await new TestMachine().holding(...some);
    await backUp(machine);
    const before = [...machine.network.directory(directory).files];
    expect((await backUp(machine)).at(-1)).toBe(completed('NS_E_DRM_BACKUP_EXISTS'));
    const { files } = machine.network.directory(directory);
    expect(machine.network.manifests(directory)).toHaveLength(1);
    expect(before.map(([name]) => [name, files.get(name)])).toEqual(before);
  });

  it('U8: a damaged manifest counts as a backup', async () => {
    const machine = await new TestMachine().holding(...some);
    machine.network.directory(directory).files.set('manifest-0000000001.json', new Uint8Array(3));
    expect((await backUp(machine)).at(-1)).toBe(completed('NS_E_DRM_BACKUP_EXISTS'));
  });

  it('U9, U10: overwriting makes a new generation beside the old one and foreign files', async () => {
    const machine = await new TestMachine().holding(...some);
    machine.network.directory(directory).files.set('readme.txt', new Uint8Array([1]));
    await backUp(machine);
    const [first] = machine.network.manifests(directory);
    expect((await backUp(machine, WMDRM_BACKUP_OVERWRITE)).at(-1)).toBe(completed('S_OK'));
    expect(machine.network.manifests(directory)).toHaveLength(2);
    expect(machine.network.manifests(directory)).toContain(first);
    expect(machine.network.directory(directory).files.get('readme.txt')).toEqual(
      new Uint8Array([1]),
    );
  });

  it('U9: a failed overwrite leaves the old backup restorable', async () => {
    const machine = await new TestMachine().holding(...some);
    await backUp(machine);
    machine.network.before = (operation, name) => {
      if (operation === 'publish' && name.startsWith('manifest-')) throw new Error('unplugged');
    };
    await machine.store.add([sampleLicense('c')]);
    expect((await backUp(machine, WMDRM_BACKUP_OVERWRITE)).at(-1)).not.toBe(completed('S_OK'));
    machine.network.before = () => undefined;
    const other = new TestMachine({ network: machine.network });
    const management = other.management();
    unwrap(management.RestoreLicenses(directory, 0));
    expect((await linesUntilCompleted(management)).at(-1)).toBe(
      'MEWMDRMLicenseRestoreCompleted S_OK',
    );
    expect(await other.ids()).toEqual(['a']);
  });

  it('overwrites the backup of another store, and one that held far more', async () => {
    const many = Array.from({ length: 10 }, (_, at) => sampleLicense(`m${at}`));
    const machine = await new TestMachine().holding(...many);
    await backUp(machine);
    const other = await new TestMachine({ network: machine.network }).holding(...some);
    expect((await backUp(other, WMDRM_BACKUP_OVERWRITE)).at(-1)).toBe(completed('S_OK'));
  });

  it('U11: an empty store makes a valid empty set', async () => {
    const machine = new TestMachine();
    expect((await backUp(machine)).at(-1)).toBe(completed('S_OK'));
    const management = machine.management();
    unwrap(management.RestoreLicenses(directory, 0));
    expect((await linesUntilCompleted(management)).at(-1)).toBe(
      'MEWMDRMLicenseRestoreCompleted S_OK',
    );
  });

  it('U12: one event per restricted license with its key id, and the backup succeeds', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('one', { keyIds: [keyA], backup: 'denied' }),
      sampleLicense('two', { keyIds: [keyA], persistence: 'no' }),
      sampleLicense('three', { backup: 'sealed', label: 'three.lic' }),
      sampleLicense('four'),
    );
    const lines = await backUp(machine);
    expect(lines.filter((line) => line.startsWith('DRM_RESTRICTED_LICENSE'))).toEqual([
      `DRM_RESTRICTED_LICENSE ${keyABase64}`,
      `DRM_RESTRICTED_LICENSE ${keyABase64}`,
      'DRM_RESTRICTED_LICENSE',
    ]);
    expect(lines.at(-1)).toBe(completed('S_OK'));
  });

  it('U12: the event also says which license it is, and why', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('three', { backup: 'sealed', label: 'three.lic' }),
    );
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    const events = await eventsUntilCompleted(management);
    const event = events.find((each) => lineOf(each) === 'DRM_RESTRICTED_LICENSE')!;
    const progress = unwrap(valueOf(event).QueryInterface(IID_IWMDRMOperationProgress));
    expect(unwrap(progress.GetProgress()).restricted).toEqual({
      id: 'three',
      keyIds: [],
      label: 'three.lic',
      reason: 'sealed',
    });
  });

  it('U13: writes the files of a backup set', async () => {
    const machine = await new TestMachine().holding(...some);
    await backUp(machine);
    const names = [...machine.network.directory(directory).files.keys()].sort();
    expect(names.map((name) => name.replace(/[0-9a-f]{64}/, 'root'))).toEqual([
      'lease-0000000001.json',
      'manifest-0000000001.json',
      expect.stringMatching(/^segments\/[0-9a-f]{2}\/root-0000000001\.seg$/),
      expect.stringMatching(/^segments\/[0-9a-f]{2}\/root-0000000001\.seg$/),
    ]);
  });

  it('U40: another process at work in the directory ends it with NS_E_DRM_BACKUPRESTORE_BUSY', async () => {
    const machine = await new TestMachine().holding(...some);
    const other = await new TestMachine({ network: machine.network }).holding(...some);
    let entered!: () => void;
    let resume!: () => void;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const held = new Promise<void>((resolve) => (resume = resolve));
    machine.network.before = async (operation, name) => {
      if (operation !== 'create' || !name.startsWith('journal-')) return;
      entered();
      machine.network.before = () => undefined;
      await held;
    };
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    await inside;
    expect((await backUp(other)).at(-1)).toBe(completed('NS_E_DRM_BACKUPRESTORE_BUSY'));
    resume();
    expect((await linesUntilCompleted(management)).at(-1)).toBe(completed('S_OK'));
  });

  it('U41: backs up a snapshot while the store changes', async () => {
    const machine = await new TestMachine().holding(...some);
    machine.network.before = async (operation, name) => {
      if (operation === 'create' && name.startsWith('journal-')) {
        machine.network.before = () => undefined;
        await machine.store.add([sampleLicense('late')]);
      }
    };
    await backUp(machine);
    expect(await machine.ids()).toEqual(['a', 'b', 'late']);
    const other = new TestMachine({ network: machine.network });
    const management = other.management();
    unwrap(management.RestoreLicenses(directory, 0));
    await eventsUntilCompleted(management);
    expect(await other.ids()).toEqual(['a']);
  });

  it('completes events of a failing backup once', async () => {
    const machine = new TestMachine();
    machine.network.openFails = 'target-full';
    const management = machine.management();
    unwrap(management.BackupLicenses(directory, 0));
    const events = await eventsUntilCompleted(management);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(events.filter((event) => nameOf(event).endsWith('Completed'))).toHaveLength(1);
    expect(queuedEvents(management)).toEqual([]);
  });
});
