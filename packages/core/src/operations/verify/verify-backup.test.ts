import { beforeEach, describe, expect, it } from 'vitest';
import { leaseName, manifestName } from '../../backup-set/file-names.js';
import { failure } from '../../fixtures/memory-target.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { sampleManifest } from '../../fixtures/sample-manifests.js';
import { backUp, workshop, type Workshop } from '../../fixtures/sample-runs.js';
import { putManifest } from '../../fixtures/sample-sets.js';
import type { LicenseFormat } from '../../formats/license-format.js';
import type { Damage, OperationEvent } from '../operation-event.js';
import type { VerifyOptions } from '../operation-options.js';
import type { VerifyReport } from '../reports.js';
import { verifyBackup } from './verify-backup.js';

let shop: Workshop;
let events: OperationEvent<VerifyReport>[];

beforeEach(async () => {
  shop = await workshop([...manyLicenses(10), license('denied', { backup: 'denied' })]);
  await backUp(shop);
  events = [];
});

function verify(options: Partial<VerifyOptions> = {}): Promise<VerifyReport> {
  const { target, host } = shop;
  events = [];
  return verifyBackup({ target, host, onEvent: (event) => void events.push(event), ...options });
}

const damageTold = (): readonly Damage[] =>
  events.flatMap((event) => (event.type === 'damaged' ? [event.damage] : []));
const segmentNames = (): readonly string[] =>
  shop.target.names.filter((name) => name.endsWith('.seg'));
const flip = (name: string, byte: number): void => void (shop.target.files.get(name)![byte]! ^= 1);
/** A segment whose records have this text. */
const segmentWith = (text: string): string =>
  segmentNames().find((name) =>
    new TextDecoder().decode(shop.target.files.get(name)).includes(text),
  )!;

describe('verifying a whole backup', () => {
  it.each(['quick', 'default', 'deep'] as const)('finds it good (%s)', async (depth) => {
    const report = await verify({ depth });
    expect(report).toMatchObject({
      outcome: 'good',
      depth,
      generation: 1,
      licenses: 10,
      damage: [],
      damageCount: 0,
    });
    expect(shop.target.openHandles).toBe(0);
  });

  it('changes nothing', async () => {
    const before = shop.target.image();
    await verify();
    expect(shop.target.image()).toEqual(before);
  });

  it('looks at the generation named', async () => {
    await shop.store.add([license('new')]);
    await backUp(shop, { overwrite: true });
    expect(await verify()).toMatchObject({ generation: 2, licenses: 11 });
    expect(await verify({ generation: 1 })).toMatchObject({
      generation: 1,
      licenses: 10,
      outcome: 'good',
    });
  });

  it('tells its story', async () => {
    const report = await verify();
    const progress = events.filter((event) => event.type === 'progress');
    for (const event of progress) {
      expect(event).toMatchObject({
        phase: 'verifying',
        licensesTotal: 10,
        bytesTotal: report.bytes,
      });
    }
    expect(progress.at(-1)).toMatchObject({ licensesDone: 10, bytesDone: report.bytes });
    expect([events[0]?.type, events.at(-1)]).toEqual(['started', { type: 'completed', report }]);
  });

  it('needs a backup', async () => {
    shop.target.files.clear();
    expect((await refusal(() => verify())).code).toBe('no-backup');
  });
});

describe('verifying a damaged backup', () => {
  it('finds any flipped bit of the set, and names the file', async () => {
    const whole = shop.target.image();
    const unseen: unknown[] = [];
    for (const [name, bytes] of whole) {
      for (let bit = 0; bit < bytes.length * 8; bit += 97) {
        const flipped = bytes.slice();
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        shop.target.files.set(name, flipped);
        const { outcome, damage } = await verify();
        if (outcome !== 'damaged' || damage[0]?.file !== name)
          unseen.push({ name, bit, outcome, damage });
      }
      shop.target.files.set(name, bytes);
    }
    expect(unseen).toEqual([]);
  });

  it('names the license and the byte', async () => {
    const name = segmentWith('license-4');
    flip(name, 60);
    const { damage } = await verify();
    expect(damage).toEqual([
      {
        file: name,
        offset: 60,
        message: 'Bit 0 of byte 60 is flipped.',
        license: expect.stringMatching(/^license-/) as string,
        label: expect.stringMatching(/^file-/) as string,
      },
    ]);
    expect(damageTold()).toEqual(damage);
  });

  it('goes on and finds all of it', async () => {
    for (const name of segmentNames()) flip(name, 60);
    const { damage, damageCount } = await verify();
    expect(new Set(damage.map(({ file }) => file))).toEqual(new Set(segmentNames()));
    expect(damageCount).toBe(segmentNames().length);
  });

  it('goes on behind a missing segment, and tells each damage once', async () => {
    const [missing, flipped] = [segmentWith('file-1.lcpl'), segmentWith('license-9')];
    shop.target.files.delete(missing);
    flip(flipped, 60);
    const report = await verify();
    expect(report).toMatchObject({ outcome: 'damaged', generation: 1, damageCount: 2 });
    expect(report.root).toBeDefined();
    expect(
      damageTold()
        .map(({ file }) => file)
        .sort(),
    ).toEqual([missing, flipped].sort());
  });

  it('reports a damaged manifest as a finding', async () => {
    flip(manifestName(1), 30);
    const report = await verify();
    expect(report).toMatchObject({
      outcome: 'damaged',
      generation: 1,
      licenses: 0,
      damageCount: 1,
    });
    expect(report.damage[0]?.file).toBe(manifestName(1));
    expect(report.root).toBeUndefined();
  });

  it('finds the lease of the generation damaged', async () => {
    flip(leaseName(1), 30);
    expect((await verify()).damage).toMatchObject([{ file: leaseName(1) }]);
  });

  it('reports no more than a thousand places, and counts them all', async () => {
    shop = await workshop(manyLicenses(1200, 8));
    await backUp(shop, { tuning: { chunkBytes: 1_000_000 } });
    const [name] = segmentNames();
    // Every payload of eight equal bytes gets two of them changed.
    const bytes = shop.target.files.get(name!)!;
    const view = new DataView(bytes.buffer);
    for (let at = 32, count = 0; count < 1200; count += 1) {
      at += view.getUint32(at + 12, true);
      bytes[at - 1]! ^= 1;
      bytes[at - 2]! ^= 1;
    }
    const { damage, damageCount } = await verify();
    expect([damage.length, damageCount, damageTold().length]).toEqual([1000, 1200, 1200]);
  });
});

describe('verifying what cannot be read', () => {
  it('says that it cannot tell', async () => {
    const name = segmentWith('license-9');
    shop.target.before = (call) => {
      if (call.operation === 'read' && call.name === name) throw failure('access-denied', name);
    };
    const report = await verify();
    expect(report).toMatchObject({ outcome: 'unknown', damageCount: 0 });
    expect(report.warnings.map(({ code }) => code)).toEqual(['unreadable']);
  });

  it('says damaged if anything else is', async () => {
    const [unreadable, flipped] = [segmentWith('license-9'), segmentWith('file-1.lcpl')];
    flip(flipped, 60);
    shop.target.before = ({ operation, name }) => {
      if (operation === 'read' && name === unreadable) throw failure('access-denied', name);
    };
    expect((await verify()).outcome).toBe('damaged');
  });

  it.each([
    ['a lease', leaseName(1)],
    ['an older manifest', manifestName(1)],
  ])('says so of %s too', async (_, name) => {
    if (name === manifestName(1)) await backUp(shop, { overwrite: true });
    shop.target.before = (call) => {
      if (call.operation === 'read' && call.name === name) throw failure('access-denied', name);
    };
    const report = await verify();
    expect(report).toMatchObject({ outcome: 'unknown', damageCount: 0 });
    expect(report.warnings.map(({ code }) => code)).toEqual(['unreadable']);
  });

  it('is refused by a reader that is too old', async () => {
    putManifest(shop.target, sampleManifest(2, { segments: [] }));
    const text = new TextDecoder().decode(shop.target.files.get(manifestName(2)));
    shop.target.files.set(manifestName(2), resealed(text.replace('"version":1', '"version":2')));
    expect((await refusal(() => verify())).code).toBe('unsupported');
  });
});

/** A sealed file with its first line changed and sealed again. */
function resealed(text: string): Uint8Array {
  const body = new TextEncoder().encode(text.slice(0, text.indexOf('\n') + 1));
  const digest = Array.from(shop.host.hasher.sha256(body), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return Uint8Array.of(...body, ...new TextEncoder().encode(`${digest}\n`));
}

describe('what stops nothing', () => {
  it('is not even looked at: the lease of an earlier run', async () => {
    await backUp(shop, { overwrite: true });
    flip(leaseName(1), 30);
    expect(await verify()).toMatchObject({ outcome: 'good', warnings: [] });
  });

  it('is warned of: a higher lease that a crash tore', async () => {
    shop.target.files.set(leaseName(2), new Uint8Array(3));
    const report = await verify();
    expect(report).toMatchObject({ outcome: 'good', warnings: [{ code: 'lease-unreadable' }] });
  });

  it.each<[string, () => void]>([
    ['is damaged', () => flip(manifestName(1), 30)],
    ['is gone', () => shop.target.files.delete(manifestName(1))],
    ['is another', () => putManifest(shop.target, sampleManifest(1, { segments: [] }))],
  ])('is warned of: an older generation that %s', async (_, change) => {
    await backUp(shop, { overwrite: true });
    change();
    const report = await verify();
    expect(report).toMatchObject({
      outcome: 'good',
      warnings: [{ code: 'generation-unreadable' }],
    });
  });
});

describe('a verification while the set changes', () => {
  it('starts again on the newest generation, and takes what was pruned for no damage', async () => {
    const first = segmentWith('file-1.lcpl');
    await shop.store.add([license('license-1', { payload: 'second' })]);
    shop.target.before = async ({ operation, name }) => {
      if (operation !== 'open' || name !== first) return;
      shop.target.before = undefined;
      await backUp(shop, { overwrite: true });
      shop.target.files.delete(first);
    };
    expect(await verify()).toMatchObject({ outcome: 'good', generation: 2, licenses: 10 });
    expect(damageTold()).toEqual([]);
  });
});

describe('a verification that is cancelled', () => {
  it('at any of its target calls begins nothing more', async () => {
    shop.target.calls.length = 0;
    await verify();
    const { length } = shop.target.calls;
    for (let at = 1; at <= length; at += 1) {
      shop.target.calls.length = 0;
      const controller = new AbortController();
      shop.target.before = (_, number) => {
        if (number === at) controller.abort();
      };
      const ended = await verify({ signal: controller.signal }).then(
        ({ outcome }) => outcome,
        (error: { code: string }) => error.code,
      );
      // After the last call there is nothing left to cancel.
      expect({ at, ended }).toEqual({ at, ended: at === length ? 'good' : 'cancelled' });
      expect(shop.target.calls.length - at).toBeLessThanOrEqual(1);
      expect(shop.target.openHandles).toBe(0);
    }
  });
});

describe('a deep verification', () => {
  it('describes every license again, and warns of formats it has no reader for', async () => {
    const report = await verify({ depth: 'deep' });
    expect(report.warnings).toEqual([
      { code: 'not-described', message: expect.stringContaining('lcp') as string },
    ]);
  });

  it('finds a license that says something else than its record', async () => {
    const format: LicenseFormat = {
      id: 'lcp',
      name: 'test',
      extension: '.lcpl',
      recognize: () => true,
      read: () => [],
      describe: () => license('x', { issued: 5 }).description,
    };
    const report = await verify({ depth: 'deep', formats: [format] });
    expect(report).toMatchObject({ outcome: 'damaged', damageCount: 10, warnings: [] });
  });
});
