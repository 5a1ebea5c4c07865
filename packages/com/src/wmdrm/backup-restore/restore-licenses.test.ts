import { describe, expect, it } from 'vitest';
import {
  WMDRM_BACKUP_OVERWRITE,
  WMDRM_RESTORE_INDIVIDUALIZE,
} from '../../constants/wmdrmsdk-flags.js';
import { ManualScheduler } from '../../fixtures/manual-scheduler.js';
import { ComError } from '../../hresult/com-error.js';
import { unwrap } from '../../hresult/com-result.js';
import { NS_E_DRM_INDIV_FRAUD } from '../../hresult/drm-machine-codes.js';
import { codeName, lineOf, queuedEvents } from '../fixtures/read-events.js';
import { backUp, restore } from '../fixtures/run-backup.js';
import { sampleLicense } from '../fixtures/sample-format.js';
import { TestIndividualization } from '../fixtures/test-individualization.js';
import { TestMachine, directory } from '../fixtures/test-machine.js';
import type { RestoreAuthority, RestoreRequest } from '../ports/restore-authority.js';

const completed = (code: string): string => `MEWMDRMLicenseRestoreCompleted ${code}`;
const issued = (day: number): number => Date.UTC(2026, 0, day);

/** A machine that has backed up licenses a and b. */
async function backedUp(): Promise<TestMachine> {
  const machine = await new TestMachine().holding(sampleLicense('a'), sampleLicense('b'));
  await backUp(machine);
  return machine;
}

/** An authority that writes down what it is asked. */
function authority(answer: () => ReturnType<RestoreAuthority['authorize']>): RestoreAuthority & {
  readonly asked: RestoreRequest[];
} {
  const asked: RestoreRequest[] = [];
  return {
    asked,
    authorize: async (request) => {
      asked.push(request);
      return answer();
    },
  };
}

describe('RestoreLicenses', () => {
  it.each([
    ['', 0],
    ['C:\\Licenses', 0],
    [directory, WMDRM_BACKUP_OVERWRITE],
    [directory, 3],
  ])('U1, U2, U3, U5: (%s, %i) is E_INVALIDARG and starts nothing', (path, flags) => {
    const management = new TestMachine().management();
    expect(codeName(management.RestoreLicenses(path, flags).hr)).toBe('E_INVALIDARG');
    expect(codeName(management.RestoreLicenses(directory, 0).hr)).toBe('S_OK');
  });

  it('U20, U21, U22: without an authority it begins, ends and completes', async () => {
    const { network } = await backedUp();
    const other = new TestMachine({ network });
    expect(await restore(other)).toEqual([
      'DRM_BACKUPRESTORE_BEGIN',
      'DRM_BACKUPRESTORE_END',
      completed('S_OK'),
    ]);
    expect(await other.ids()).toEqual(['a', 'b']);
  });

  it('U27: touches no port and queues nothing before the scheduler runs', async () => {
    const { network } = await backedUp();
    const scheduler = new ManualScheduler();
    const other = new TestMachine({ network, scheduler });
    network.calls.length = 0;
    const management = other.management();
    unwrap(management.RestoreLicenses(directory, 0));
    await new Promise((resolve) => setImmediate(resolve));
    expect({ calls: network.calls, queued: queuedEvents(management) }).toEqual({
      calls: [],
      queued: [],
    });
    scheduler.runAll();
    expect(queuedEvents(management).map(lineOf)).toEqual(['DRM_BACKUPRESTORE_BEGIN']);
  });

  it('U14: a missing directory is PATH_NOT_FOUND', async () => {
    const lines = await restore(new TestMachine());
    expect(lines[0]).toBe('DRM_BACKUPRESTORE_BEGIN');
    expect(lines[1]).toMatch(/^DRM_ERROR .*directory-not-found/);
    expect(lines[2]).toBe(completed('HRESULT_FROM_WIN32(ERROR_PATH_NOT_FOUND)'));
  });

  it('U14: a directory without a backup is NS_E_DRM_BACKUP_CORRUPT', async () => {
    const machine = new TestMachine();
    machine.network.directory(directory);
    expect((await restore(machine)).at(-1)).toBe(completed('NS_E_DRM_BACKUP_CORRUPT'));
  });

  it('U14: a partial backup is NS_E_DRM_BACKUP_CORRUPT', async () => {
    const { network } = await backedUp();
    const { files } = network.directory(directory);
    const segment = [...files.keys()].find((name) => name.startsWith('segments/'))!;
    files.delete(segment);
    expect((await restore(new TestMachine({ network }))).at(-1)).toBe(
      completed('NS_E_DRM_BACKUP_CORRUPT'),
    );
  });

  it('U14, U15: a flipped bit is NS_E_DRM_BACKUP_CORRUPT, and nothing is restored', async () => {
    const { network } = await backedUp();
    const { files } = network.directory(directory);
    const segment = [...files.keys()].find((name) => name.startsWith('segments/'))!;
    const bytes = files.get(segment)!;
    bytes[bytes.length >> 1]! ^= 1;
    const other = await new TestMachine({ network }).holding(sampleLicense('own'));
    expect((await restore(other)).at(-1)).toBe(completed('NS_E_DRM_BACKUP_CORRUPT'));
    expect(await other.ids()).toEqual(['own']);
  });

  it('U16: the same bytes and a newer local license stay', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('same'),
      sampleLicense('newer-here', { issued: issued(1) }),
      sampleLicense('newer-there', { issued: issued(9) }),
    );
    await backUp(machine);
    const other = await new TestMachine({ network: machine.network }).holding(
      sampleLicense('same'),
      sampleLicense('newer-here', { issued: issued(5) }),
      sampleLicense('newer-there', { issued: issued(5) }),
    );
    await restore(other);
    const issuedOf = async (id: string): Promise<number | undefined> =>
      (await other.store.get(id)).issued;
    expect(await issuedOf('newer-here')).toBe(issued(5));
    expect(await issuedOf('newer-there')).toBe(issued(9));
  });

  it('U16: what was deleted after the backup stays deleted, unless the runtime revives', async () => {
    const machine = await backedUp();
    const { shortId } = await machine.store.get('a');
    await machine.store.remove([shortId]);
    await restore(machine);
    expect(await machine.ids()).toEqual(['b']);
    const { store, network } = machine;
    await restore(new TestMachine({ store, network, reviveDeleted: true }));
    expect(await machine.ids()).toEqual(['a', 'b']);
  });

  it('U16: what was revoked never comes back', async () => {
    const machine = await backedUp();
    const { shortId } = await machine.store.get('a');
    await machine.store.revoke([shortId]);
    const { store, network } = machine;
    await restore(new TestMachine({ store, network, reviveDeleted: true }));
    expect(await machine.ids()).toEqual(['b']);
  });

  it('U17: an expired license is restored; a restricted one is in no set', async () => {
    const machine = await new TestMachine().holding(
      sampleLicense('over', { notAfter: 1 }),
      sampleLicense('denied', { backup: 'denied' }),
    );
    await backUp(machine);
    const other = new TestMachine({ network: machine.network });
    expect((await restore(other)).at(-1)).toBe(completed('S_OK'));
    expect(await other.ids()).toEqual(['over']);
  });
});

describe('RestoreLicenses with an authority', () => {
  it('U20, U22: connects, disconnects, then begins', async () => {
    const { network, store } = await backedUp();
    const allows = authority(async () => ({ allowed: true }));
    const other = new TestMachine({ network, authority: allows });
    expect(await restore(other)).toEqual([
      'DRM_BACKUPRESTORE_CONNECTING',
      'DRM_BACKUPRESTORE_DISCONNECTING',
      'DRM_BACKUPRESTORE_BEGIN',
      'DRM_BACKUPRESTORE_END',
      completed('S_OK'),
    ]);
    expect(allows.asked).toEqual([
      {
        restoreId: expect.stringMatching(/^[0-9a-f]{32}$/),
        location: directory,
        generation: 1,
        root: expect.stringMatching(/^[0-9a-f]{64}$/),
        storeId: store.storeId,
        licenses: 2,
      },
    ]);
  });

  it('U20: asks under a new id each time', async () => {
    const { network } = await backedUp();
    const allows = authority(async () => ({ allowed: true }));
    const other = new TestMachine({ network, authority: allows });
    await restore(other);
    await restore(other);
    expect(new Set(allows.asked.map(({ restoreId }) => restoreId)).size).toBe(2);
  });

  it('U19: the limit is reached: a URL, NS_E_DRM_RESTORE_FRAUD, and nothing restored', async () => {
    const { network } = await backedUp();
    const url = 'https://licenses.example/limit';
    const other = new TestMachine({
      network,
      authority: authority(async () => ({ allowed: false, url })),
    });
    expect(await restore(other)).toEqual([
      'DRM_BACKUPRESTORE_CONNECTING',
      `DRM_ERROR_WITHURL ${url}`,
      completed('NS_E_DRM_RESTORE_FRAUD'),
    ]);
    expect(await other.ids()).toEqual([]);
  });

  it('an authority that cannot be asked ends it, without the words of its error', async () => {
    const { network } = await backedUp();
    const broken = authority(() => Promise.reject(new Error('token=secret')));
    expect(await restore(new TestMachine({ network, authority: broken }))).toEqual([
      'DRM_BACKUPRESTORE_CONNECTING',
      'DRM_ERROR NS_E_DRM_RESTORE_SERVICE_UNAVAILABLE: The restore service is not available.',
      completed('NS_E_DRM_RESTORE_SERVICE_UNAVAILABLE'),
    ]);
  });

  it('is not asked about a backup that is not there', async () => {
    const allows = authority(async () => ({ allowed: true }));
    const machine = new TestMachine({ authority: allows });
    machine.network.directory(directory);
    expect((await restore(machine)).at(-1)).toBe(completed('NS_E_DRM_BACKUP_CORRUPT'));
    expect(allows.asked).toEqual([]);
  });

  it('a backup that comes while there is none to ask about is not restored', async () => {
    const source = await new TestMachine().holding(sampleLicense('a'));
    const allows = authority(async () => ({ allowed: true }));
    const other = new TestMachine({ network: source.network, authority: allows });
    source.network.directory(directory);
    let looked = 0;
    source.network.before = async (operation, name) => {
      if (operation !== 'close' && !(operation === 'list' && name === '' && ++looked === 2)) return;
      source.network.before = () => undefined;
      await backUp(source);
    };
    expect((await restore(other)).at(-1)).toBe(completed('NS_E_DRM_BACKUP_CORRUPT'));
    expect({ asked: allows.asked, ids: await other.ids() }).toEqual({ asked: [], ids: [] });
  });

  it('U14: is not asked about a backup that is damaged', async () => {
    const { network } = await backedUp();
    network.directory(directory).files.set('manifest-0000000001.json', new Uint8Array(3));
    const allows = authority(async () => ({ allowed: true }));
    const other = new TestMachine({ network, authority: allows });
    const lines = await restore(other);
    expect([lines.length, lines[0]?.startsWith('DRM_ERROR '), lines[1]]).toEqual([
      2,
      true,
      completed('NS_E_DRM_BACKUP_CORRUPT'),
    ]);
    expect(allows.asked).toEqual([]);
  });

  it('restores the generation it asked about', async () => {
    const machine = await backedUp();
    const late = authority(async () => {
      await machine.store.add([sampleLicense('late')]);
      await backUp(machine, WMDRM_BACKUP_OVERWRITE);
      return { allowed: true };
    });
    const other = new TestMachine({ network: machine.network, authority: late });
    expect((await restore(other)).at(-1)).toBe(completed('S_OK'));
    expect(await other.ids()).toEqual(['a', 'b']);
  });
});

describe('U18: RestoreLicenses on another machine', () => {
  /** A backup made on machine `one`. */
  async function madeOnOne(): Promise<TestMachine> {
    const individualization = new TestIndividualization('one');
    const machine = await new TestMachine({ individualization }).holding(sampleLicense('a'));
    await backUp(machine);
    return machine;
  }

  it('needs individualization without the flag', async () => {
    const { network } = await madeOnOne();
    const individualization = new TestIndividualization('two');
    const other = new TestMachine({ network, individualization });
    expect(await restore(other)).toEqual([
      'DRM_BACKUPRESTORE_BEGIN',
      'DRM_NEEDS_INDIVIDUALIZATION',
      completed('NS_E_DRM_NEEDS_INDIVIDUALIZATION'),
    ]);
    expect(individualization.times).toBe(0);
    expect(await other.ids()).toEqual([]);
  });

  it('individualizes first with the flag', async () => {
    const { network } = await madeOnOne();
    const individualization = new TestIndividualization('two');
    const other = new TestMachine({ network, individualization });
    expect(await restore(other, WMDRM_RESTORE_INDIVIDUALIZE)).toEqual([
      'DRM_BACKUPRESTORE_BEGIN',
      'DRM_BACKUPRESTORE_END',
      completed('S_OK'),
    ]);
    expect(individualization.times).toBe(1);
    expect(await other.ids()).toEqual(['a']);
  });

  it('tells the authority both machines', async () => {
    const { network } = await madeOnOne();
    const individualization = new TestIndividualization('two');
    const allows = authority(async () => ({ allowed: true }));
    const other = new TestMachine({ network, individualization, authority: allows });
    await restore(other, WMDRM_RESTORE_INDIVIDUALIZE);
    expect(allows.asked).toMatchObject([{ madeOn: 'one', machine: 'two-individualized' }]);
  });

  it('needs nothing on the machine that made the backup', async () => {
    const machine = await madeOnOne();
    expect((await restore(machine)).at(-1)).toBe(completed('S_OK'));
  });

  it('needs nothing where machines are not told apart', async () => {
    const { network } = await madeOnOne();
    expect((await restore(new TestMachine({ network }))).at(-1)).toBe(completed('S_OK'));
  });

  it.each([
    [new Error('broken'), 'NS_E_DRM_INDIVIDUALIZE_ERROR'],
    [new ComError(NS_E_DRM_INDIV_FRAUD), 'NS_E_DRM_INDIV_FRAUD'],
  ])('a failed individualization ends it: %s', async (error, expected) => {
    const { network } = await madeOnOne();
    const individualization = new TestIndividualization('two');
    individualization.fails = error;
    const other = new TestMachine({ network, individualization });
    expect((await restore(other, WMDRM_RESTORE_INDIVIDUALIZE)).at(-1)).toBe(completed(expected));
    expect(await other.ids()).toEqual([]);
  });
});
