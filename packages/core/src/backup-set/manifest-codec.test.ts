import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { refusal, resultOrCode } from '../fixtures/refusals.js';
import {
  policyFor,
  reference,
  rootOf,
  sampleManifest,
  segmentEntry,
  someManifest,
} from '../fixtures/sample-manifests.js';
import { seed } from '../fixtures/seed.js';
import { decodeManifest, encodeManifest } from './manifest-codec.js';
import type { Delta, Manifest } from './manifest.js';
import { openSealedJson, sealJson, type JsonValue } from './sealed-json.js';

const full = sampleManifest(12, {
  machine: 'laptop',
  parent: reference(9),
  segments: [segmentEntry(12), segmentEntry(9, { from: 8, to: 16 })],
  ledger: [segmentEntry(12, { licenses: 3, to: 0 })],
  retained: [reference(7), reference(9)],
  overrides: ['allow-shrink'],
});

type Json = { [name: string]: unknown };

/** The JSON a manifest is stored as. */
function jsonOf(manifest: Manifest): Json {
  const { bytes } = encodeManifest(manifest, nativeHasher);
  return openSealedJson(bytes, 'm', nativeHasher).value as Json;
}

/** Reads a manifest with this JSON, well sealed, as generation 12. */
function read(json: unknown, number = 12): unknown {
  const { bytes } = sealJson(json as JsonValue, nativeHasher);
  return resultOrCode(() => decodeManifest(bytes, number, nativeHasher).manifest);
}

/** Every place in a JSON value, as a path of names and indexes. */
function placesOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  const children = Array.isArray(value)
    ? value.flatMap((item, at) => placesOf(item, [...path, at]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) => placesOf(member, [...path, name]))
      : [];
  return path.length === 0 ? children : [path, ...children];
}

/** A copy with the value at a place replaced; `undefined` takes it away. */
function replaced(json: Json, path: readonly (string | number)[], value: unknown): Json {
  const copy = structuredClone(json);
  let parent: Record<string | number, unknown> = copy;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  parent[path.at(-1)!] = value;
  return copy;
}

const valueAt = (json: Json, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], json);
const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;

describe('a manifest', () => {
  it('is read back, whatever it holds', () => {
    fc.assert(
      fc.property(someManifest, (manifest) => {
        const { bytes, root } = encodeManifest(manifest, nativeHasher);
        expect(decodeManifest(bytes, manifest.number, nativeHasher)).toEqual({
          manifest,
          root,
          requiresToWrite: [],
          requiresToPrune: [],
        });
      }),
      { seed },
    );
  });

  it('states its format, version and needs', () => {
    expect(jsonOf(full)).toMatchObject({
      format: 'wmdrm-backup-set',
      version: 1,
      requiresToRead: [],
      requiresToWrite: [],
      requiresToPrune: [],
      codec: 'none',
      tombstones: [],
    });
  });

  it('may have members a reader does not know', () => {
    expect(read({ ...jsonOf(full), comment: 'later' })).toEqual(full);
  });

  it('tells what writers and pruners must know, and can be read without it', () => {
    const requires = { requiresToWrite: ['deltas'], requiresToPrune: ['deltas', 'x'] };
    const { bytes } = sealJson({ ...jsonOf(full), ...requires } as JsonValue, nativeHasher);
    expect(decodeManifest(bytes, 12, nativeHasher)).toMatchObject({ manifest: full, ...requires });
  });
});

describe('a manifest of compressed chunks', () => {
  const compressed: Manifest = { ...full, codec: 'zstd' };

  it('needs zstd to be known', () => {
    expect(jsonOf(compressed)).toMatchObject({ codec: 'zstd', requiresToRead: ['zstd'] });
    expect(read(jsonOf(compressed))).toEqual(compressed);
  });

  it.each([{ codec: 'none' }, { requiresToRead: [] }])('is damaged with only %j', (change) => {
    expect(read({ ...jsonOf(compressed), ...change })).toEqual({ code: 'damaged' });
  });
});

/** A delta of two licenses and one tombstone. */
function delta(since: number): Delta {
  return {
    since,
    segments: [segmentEntry(12, { from: since, to: since + 1 })],
    ledger: [],
    tombstones: [segmentEntry(12, { licenses: 1, bytes: 16 })],
  };
}

describe('a manifest from the future', () => {
  it.each([
    ['a newer version', { version: 2 }],
    ['a feature one must know to read it', { requiresToRead: ['encryption'] }],
    ['another codec', { codec: 'lz4' }],
  ])('is unsupported: %s', (_, change) => {
    expect(read({ ...jsonOf(full), ...change })).toEqual({ code: 'unsupported' });
  });

  it('says what it needs', async () => {
    const { bytes } = sealJson(
      { ...jsonOf(full), version: 3, requiresToRead: ['encryption', 'x'] } as JsonValue,
      nativeHasher,
    );
    const error = await refusal(() => decodeManifest(bytes, 12, nativeHasher));
    expect(error.message).toMatch(/version 3.*encryption, x/);
    expect(error.details).toMatchObject({ generation: 12 });
  });
});

it('names a codec from the future, and no more of it than fits in a message', async () => {
  const { bytes } = sealJson(
    { ...jsonOf(full), codec: 'lz'.repeat(1000) } as JsonValue,
    nativeHasher,
  );
  const error = await refusal(() => decodeManifest(bytes, 12, nativeHasher));
  expect(error.message).toMatch(/the codec lzlz/);
  expect(error.message.length).toBeLessThan(400);
});

describe('a manifest that does not hold what it must', () => {
  it('is damaged under another name', () => {
    expect(read(jsonOf(full), 13)).toEqual({ code: 'damaged' });
  });

  it.each<[string, Partial<Manifest>]>([
    ['fewer licenses than its totals', { totals: { ...full.totals, licenses: 5 } }],
    ['other bytes than its totals', { totals: { ...full.totals, bytes: 1 } }],
    ['another ledger than its totals', { totals: { ...full.totals, restricted: 4 } }],
    ['itself as parent', { parent: reference(12) }],
    ['a later parent', { parent: reference(13) }],
    ['itself among the retained', { retained: [reference(12)] }],
    ['a later generation among the retained', { retained: [reference(13)] }],
    ['another parent of the same number', { parent: { ...reference(9), root: rootOf('other') } }],
    ['another time of its parent', { parent: reference(9, 1) }],
    ['a parent it does not retain', { retained: [reference(7)] }],
    ['a parent and nothing retained', { retained: [] }],
    ['a segment of a later run', { segments: [segmentEntry(13, { licenses: 4, bytes: 600 })] }],
    ['a ledger of a later run', { ledger: [segmentEntry(13, { licenses: 3 })] }],
    [
      'a segment that ends before it begins',
      { segments: [segmentEntry(12, { licenses: 4, bytes: 600, from: 9 })] },
    ],
    [
      'segments out of order',
      { segments: [segmentEntry(12, { from: 8, to: 16 }), segmentEntry(9)] },
    ],
    [
      'segments that overlap',
      { segments: [segmentEntry(12), segmentEntry(9, { from: 7, to: 16 })] },
    ],
    [
      'ledger segments that overlap',
      { ledger: [segmentEntry(12), segmentEntry(9, { from: 7, licenses: 1 })] },
    ],
    ['a segment of run 0', { segments: [segmentEntry(0, { licenses: 4, bytes: 600 })] }],
    ['a time before its parent', { time: 8 }],
    ['the same generation retained twice', { retained: [reference(9), reference(9)] }],
    ['retained generations out of order', { retained: [reference(10), reference(9)] }],
    ['a generation 0 among the retained', { retained: [reference(0), reference(9)] }],
    ['other licenses in its policy', { policy: policyFor({ ...full.totals, licenses: 5 }) }],
    ['other restricted ones in it', { policy: policyFor({ ...full.totals, restricted: 2 }) }],
  ])('is damaged: %s', (_, change) => {
    expect(read(jsonOf({ ...full, ...change }))).toEqual({ code: 'damaged' });
  });

  const layered: Manifest = {
    ...full,
    lineageSequence: full.sequence,
    deltas: [delta(3), delta(7)],
    setHash: '0123456789abcdef',
  };

  it('comes back with its deltas, and needs to be known to be read', () => {
    expect(jsonOf(layered)).toMatchObject({ requiresToRead: ['deltas'] });
    expect(read(jsonOf(layered))).toEqual(layered);
  });

  it.each<[string, Partial<Record<keyof Manifest | 'requiresToRead', unknown>>]>([
    ['no deltas where it needs them', { deltas: undefined }],
    ['a mark later than its snapshot', { lineageSequence: full.sequence + 1 }],
    ['an empty list of deltas', { deltas: [] }],
    ['deltas out of order', { deltas: [delta(7), delta(3)] }],
    ['a delta behind its own sequence', { deltas: [delta(full.sequence)] }],
    ['no set hash', { setHash: undefined }],
    ['a set hash that is none', { setHash: '0123456789abcdeF' }],
    [
      'fewer licenses than its totals, deltas included',
      { totals: { ...full.totals, licenses: 9 } },
    ],
    [
      'tombstones that are not 16 bytes each',
      { deltas: [{ ...delta(3), tombstones: [segmentEntry(12, { licenses: 2, bytes: 31 })] }] },
    ],
    [
      'a delta whose segments overlap',
      { deltas: [{ ...delta(3), segments: [segmentEntry(12), segmentEntry(12)] }] },
    ],
    ['a delta of a later run', { deltas: [{ ...delta(3), segments: [segmentEntry(13)] }] }],
  ])('is damaged with deltas: %s', (_, change) => {
    expect(read({ ...jsonOf(layered), ...(change as Json) })).toEqual({
      code: 'damaged',
    });
  });

  it('is damaged without a parent and something retained', () => {
    const { parent: _parent, ...orphan } = full;
    expect(read(jsonOf(orphan))).toEqual({ code: 'damaged' });
  });

  it('is damaged as version 0', () => {
    expect(read({ ...jsonOf(full), version: 0 })).toEqual({ code: 'damaged' });
  });

  it('is refused with a value of another kind at any place', () => {
    const json = jsonOf(full);
    // Members version 1 only writes.
    const unread = ['tombstones'];
    const places = placesOf(json).filter(([first]) => !unread.includes(String(first)));
    const garbage = fc.constantFrom<unknown>(null, true, -1, 0.5, 'x', [], {}, [null]);
    fc.assert(
      fc.property(fc.constantFrom(...places), garbage, (place, value) => {
        fc.pre(kindOf(value) !== kindOf(valueAt(json, place)));
        expect(['damaged', 'unsupported']).toContain(
          (read(replaced(json, place, value)) as { code?: string }).code,
        );
      }),
      { seed, numRuns: 800 },
    );
  });

  it('is refused with any member missing, but parent and machine', () => {
    const json = jsonOf(full);
    const unread = ['tombstones', 'parent', 'machine'];
    const places = placesOf(json).filter((place) => typeof place.at(-1) === 'string');
    for (const place of places) {
      if (unread.includes(String(place[0])) && place.length === 1) continue;
      expect({ place, result: read(replaced(json, place, undefined)) }).toEqual({
        place,
        result: { code: 'damaged' },
      });
    }
  });
});
