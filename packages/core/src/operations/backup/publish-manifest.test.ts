import { beforeEach, describe, expect, it } from 'vitest';
import { leaseName, manifestName } from '../../backup-set/file-names.js';
import { encodeManifest } from '../../backup-set/manifest-codec.js';
import { segmentFiles } from '../../backup-set/manifest.js';
import { failure, MemoryTarget, type TargetCall } from '../../fixtures/memory-target.js';
import { nativeHasher } from '../../fixtures/native-hasher.js';
import { refusal } from '../../fixtures/refusals.js';
import { sampleManifest } from '../../fixtures/sample-manifests.js';
import type { LicenseStoreError } from '../../errors/license-store-error.js';
import { publishManifest } from './publish-manifest.js';

const manifest = sampleManifest(12);
const { bytes, root } = encodeManifest(manifest, nativeHasher);
const lost = (name: string): Error => failure('connection-lost', name);

let target: MemoryTarget;
let passed: boolean;
let lostLease: LicenseStoreError | undefined;

beforeEach(() => {
  target = new MemoryTarget();
  target.files.set(leaseName(12), new Uint8Array(0));
  for (const { name, size } of segmentFiles(manifest)) target.files.set(name, new Uint8Array(size));
  passed = false;
  lostLease = undefined;
});

const publish = (onPublishing: () => void = () => (passed = true)): Promise<string> =>
  publishManifest(target, manifest, nativeHasher, {
    findLostLease: async () => lostLease,
    onPublishing,
  });
/** All files but the segments, which nothing here may touch. */
const names = (): readonly string[] => target.names.filter((name) => !name.startsWith('segments'));
const codeOf = async (action: () => unknown): Promise<string> => (await refusal(action)).code;

/** Does something at each call of this kind, counted from 1. */
function at(
  when: 'before' | 'after',
  operation: TargetCall['operation'],
  action: (name: string, time: number) => void,
): void {
  let times = 0;
  target[when] = (call) => {
    if (call.operation === operation) action(call.name, (times += 1));
  };
}

const higherRun = (): unknown => target.files.set(leaseName(13), new Uint8Array(0));

describe('publishing a manifest', () => {
  it('gives it its name, durably, and returns its root', async () => {
    expect(await publish()).toBe(root);
    expect(target.files.get(manifestName(12))).toEqual(bytes);
    expect(names()).toEqual([leaseName(12), manifestName(12)]);
    const operations = target.calls.map(({ operation }) => operation);
    const [flush, name, directory, list] = ['flush', 'publish', 'flush-directory', 'list'].map(
      (one) => operations.lastIndexOf(one as TargetCall['operation']),
    );
    expect([flush, name, directory, list]).toEqual(
      [flush, name, directory, list].sort((a, b) => a! - b!),
    );
  });

  it('is seen by a reader as a whole or not at all', async () => {
    const seen = new Set<number>();
    target.after = () => void seen.add(target.files.get(manifestName(12))?.length ?? 0);
    await publish();
    expect([...seen]).toEqual([0, bytes.length]);
  });

  it('passes the point of no return right before the name is given', async () => {
    at('before', 'publish', () => expect(passed).toBe(true));
    at('after', 'flush', () => expect(passed).toBe(false));
    await publish();
  });

  it('does not happen when it is stopped at the last moment', async () => {
    const stop = (): never => {
      throw failure('cancelled', 'm');
    };
    expect(await codeOf(() => publish(stop))).toBe('cancelled');
    expect(names()).toEqual([leaseName(12)]);
  });

  it('does not happen when a higher run has begun', async () => {
    higherRun();
    expect(await codeOf(() => publish())).toBe('superseded');
    expect({ passed, names: names() }).toEqual({
      passed: false,
      names: [leaseName(12), leaseName(13)],
    });
  });

  it.each(['create', 'write', 'flush', 'list', 'stat'] as const)(
    'leaves nothing when its %s fails before',
    async (operation) => {
      at('before', operation, (name, time) => {
        if (time === 1) throw lost(name);
      });
      expect(await codeOf(() => publish())).toBe('connection-lost');
      expect({ passed, names: names() }).toEqual({ passed: false, names: [leaseName(12)] });
      expect(target.openHandles).toBe(0);
    },
  );

  it('does not replace another manifest of its number', async () => {
    target.files.set(manifestName(12), Uint8Array.of(1));
    expect(await codeOf(() => publish())).toBe('file-exists');
    expect(target.files.get(manifestName(12))).toEqual(Uint8Array.of(1));
  });
});

describe('a publish whose reply is lost', () => {
  it('has happened if the manifest reads back', async () => {
    at('after', 'publish', (name) => {
      throw lost(name);
    });
    expect(await publish()).toBe(root);
  });

  it('has not happened if it does not, and leaves nothing', async () => {
    at('before', 'publish', (name) => {
      throw lost(name);
    });
    expect(await codeOf(() => publish())).toBe('connection-lost');
    expect(names()).toEqual([leaseName(12)]);
  });

  it('is looked for a second time, for it may have been under way', async () => {
    target.before = ({ operation, name }) => {
      if (operation === 'publish') throw lost(name);
      // The rename arrives while the temporary is being removed.
      if (operation === 'remove') target.files.set(manifestName(12), bytes);
    };
    expect(await publish()).toBe(root);
  });

  it('was superseded if it is not there and a higher run is', async () => {
    at('before', 'publish', (name) => {
      higherRun();
      throw lost(name);
    });
    expect(await codeOf(() => publish())).toBe('superseded');
  });

  it.each(['open', 'remove'] as const)(
    'is of unknown outcome if the %s to find out fails too',
    async (operation) => {
      target.before = (call) => {
        if (call.operation === 'publish' || call.operation === operation) throw lost(call.name);
      };
      const error = await refusal(() => publish());
      expect(error).toMatchObject({
        code: 'outcome-unknown',
        details: { generation: 12 },
        cause: { code: 'connection-lost' },
      });
    },
  );
});

describe('after the publish', () => {
  it.each<[string, TargetCall['operation']]>([
    ['its name cannot be made durable', 'flush-directory'],
    ['nobody can say whether a higher run has begun', 'list'],
  ])('the outcome is unknown when %s', async (_, operation) => {
    let published = false;
    target.before = (call) => {
      if (call.operation === 'publish') published = true;
      if (published && call.operation === operation) throw lost(call.name);
    };
    expect(await codeOf(() => publish())).toBe('outcome-unknown');
    expect(target.files.has(manifestName(12))).toBe(true);
  });

  it('the run fails if the server has forgotten the manifest before its name was flushed', async () => {
    target.before = ({ operation }) => {
      if (operation === 'flush-directory') target.files.delete(manifestName(12));
    };
    expect(await refusal(() => publish())).toMatchObject({
      code: 'file-not-found',
      details: { path: manifestName(12) },
    });
  });

  describe.each<[string, (name: string) => unknown]>([
    ['has gone', (name) => target.files.delete(name)],
    ['has another size', (name) => target.files.set(name, new Uint8Array(3))],
  ])('a segment that %s', (_, spoil) => {
    const [segment] = segmentFiles(manifest);
    const { name } = segment!;

    it('before the publish: nothing is published', async () => {
      spoil(name);
      expect(await refusal(() => publish())).toMatchObject({ details: { path: name } });
      expect({ passed, names: names() }).toEqual({ passed: false, names: [leaseName(12)] });
    });

    it('after it: the generation is damaged, and nothing is deleted', async () => {
      at('before', 'publish', () => spoil(name));
      const error = await refusal(() => publish());
      expect(error).toMatchObject({
        code: 'damaged',
        details: { path: name, generation: 12 },
        remedy: expect.stringContaining('--overwrite') as string,
      });
      expect(error.message).toContain('Generation 12 in memory');
      expect(names()).toEqual([leaseName(12), manifestName(12)]);
    });
  });

  it('a lease that was lost before the publish: nothing is published', async () => {
    lostLease = failure('busy', leaseName(12));
    expect(await refusal(() => publish())).toBe(lostLease);
    expect({ passed, names: names() }).toEqual({ passed: false, names: [leaseName(12)] });
  });

  it('a lease that was lost after the publish: the run does not complete', async () => {
    at('before', 'publish', () => (lostLease = failure('file-not-found', leaseName(12))));
    expect(await refusal(() => publish())).toBe(lostLease);
    expect(names()).toEqual([leaseName(12), manifestName(12)]);
  });

  it('what is lost to a higher run is its affair: the run is superseded', async () => {
    at('before', 'publish', () => {
      higherRun();
      lostLease = failure('file-not-found', leaseName(12));
    });
    expect(await codeOf(() => publish())).toBe('superseded');
  });

  it('the run is superseded by one that began meanwhile, and deletes nothing', async () => {
    at('after', 'publish', higherRun);
    expect(await codeOf(() => publish())).toBe('superseded');
    expect(names()).toEqual([leaseName(12), leaseName(13), manifestName(12)]);
  });

  it('the run is superseded by one that a stale listing does not show', async () => {
    const seen = target.entries('');
    target.staleList = () => seen;
    at('after', 'publish', higherRun);
    expect(await codeOf(() => publish())).toBe('superseded');
  });
});
