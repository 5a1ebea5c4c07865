import { LicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import { idHashLength } from '../license/license-id-hash.js';
import { checkManifest } from './check-manifest.js';
import { JsonReader } from './json-reader.js';
import { manifestName } from './file-names.js';
import {
  manifestFormat,
  manifestVersion,
  type ClassDecision,
  type Delta,
  type GenerationReference,
  type Manifest,
  type SegmentEntry,
} from './manifest.js';
import { openSealedJson, sealJson, type JsonValue, type SealedJson } from './sealed-json.js';

/** The features of version 1: a generation that is a base with deltas behind it, and one with compressed chunks. */
const deltasFeature = 'deltas';
const zstdFeature = 'zstd';
const knownFeatures: readonly string[] = [deltasFeature, zstdFeature];
const knownCodecs: readonly string[] = ['none', 'zstd'];
/** Characters of what is needed that a message repeats. */
const mostNamed = 200;

/** A manifest with the root that names it. */
export interface OpenedManifest {
  readonly manifest: Manifest;
  /** SHA-256 of its bytes before the last line, hexadecimal. */
  readonly root: string;
  /** Features a program must know to make a generation behind this one; none in version 1. */
  readonly requiresToWrite: readonly string[];
  /** Features a program must know to remove anything from this set; none in version 1. */
  readonly requiresToPrune: readonly string[];
}

/** The bytes of a manifest file, and the root that names it. */
export function encodeManifest(manifest: Manifest, hasher: Hasher): SealedJson {
  const value = {
    ...manifest,
    format: manifestFormat,
    version: manifestVersion,
    // Features a program must know to read, extend or prune this set.
    requiresToRead: [
      ...(manifest.deltas ? [deltasFeature] : []),
      ...(manifest.codec ? [zstdFeature] : []),
    ],
    requiresToWrite: [],
    requiresToPrune: [],
    codec: manifest.codec ?? 'none',
    tombstones: [],
  };
  return sealJson(value as unknown as JsonValue, hasher);
}

/**
 * Opens a manifest file of generation `number`. Throws `damaged` where it does not hold what it must, `unsupported`
 * where a newer version wrote it.
 */
export function decodeManifest(bytes: Uint8Array, number: number, hasher: Hasher): OpenedManifest {
  const path = manifestName(number);
  const { value, root } = openSealedJson(bytes, path, hasher);
  const json = new JsonReader(value, path);
  if (json.string('format') !== manifestFormat) throw json.wrong('format');
  const version = json.count('version');
  if (version === 0) throw json.wrong('version');
  const features = (name: string): readonly string[] => json.list(name, (item) => item.asString());
  const required = features('requiresToRead');
  const unknown = required.filter((feature) => !knownFeatures.includes(feature));
  const codec = json.string('codec');
  const needed = knownCodecs.includes(codec) ? unknown : [...unknown, `the codec ${codec}`];
  if (version > manifestVersion || needed.length > 0) {
    const needs = needed.length > 0 ? `; it needs ${needed.join(', ').slice(0, mostNamed)}` : '';
    throw new LicenseStoreError('unsupported', `${path} is of version ${version}${needs}.`, {
      details: { path, generation: number },
    });
  }
  if (json.count('number') !== number) throw json.wrong('number');
  const compressed = required.includes(zstdFeature);
  if (compressed !== (codec === 'zstd')) throw json.wrong('codec');
  const parent = json.optional('parent', readReference);
  const machine = json.optionalString('machine');
  const totals = json.object('totals');
  const policy = json.object('policy');
  const durability = json.object('durability');
  const lineageSequence = json.optionalCount('lineageSequence');
  const layered = required.includes(deltasFeature);
  const manifest: Manifest = {
    number,
    ...(parent ? { parent } : {}),
    storeId: json.hex('storeId', 32),
    ...(machine === undefined ? {} : { machine }),
    lineage: json.hex('lineage', 32),
    sequence: json.count('sequence'),
    ...(lineageSequence === undefined ? {} : { lineageSequence }),
    time: json.count('time'),
    totals: {
      licenses: totals.count('licenses'),
      bytes: totals.count('bytes'),
      restricted: totals.count('restricted'),
    },
    rangeSize: json.count('rangeSize'),
    segments: json.list('segments', (item) => readSegment(item, number)),
    ledger: json.list('ledger', (item) => readSegment(item, number)),
    ...(layered
      ? {
          deltas: json.list('deltas', (item) => readDelta(item, number)),
          setHash: json.hex('setHash', 16),
        }
      : {}),
    retained: json.list('retained', readReference),
    ...(compressed ? { codec: 'zstd' } : {}),
    policy: { name: policy.string('name'), classes: policy.list('classes', readClass) },
    overrides: json.list('overrides', (item) => item.asString()),
    durability: {
      flush: durability.string('flush'),
      flushDirectory: durability.string('flushDirectory'),
    },
  };
  checkManifest(manifest, json);
  return {
    manifest,
    root,
    requiresToWrite: features('requiresToWrite'),
    requiresToPrune: features('requiresToPrune'),
  };
}

function readReference(json: JsonReader): GenerationReference {
  return { number: json.count('number'), root: json.hex('root', 64), time: json.count('time') };
}

function readSegment(json: JsonReader, number: number): SegmentEntry {
  const entry = {
    root: json.hex('root', 64),
    run: json.count('run'),
    licenses: json.count('licenses'),
    bytes: json.count('bytes'),
    size: json.count('size'),
    from: json.count('from'),
    to: json.count('to'),
  };
  if (entry.run < 1 || entry.run > number) throw json.wrong('run');
  if (entry.from > entry.to) throw json.wrong('to');
  return entry;
}

function readDelta(json: JsonReader, number: number): Delta {
  const read = (item: JsonReader): SegmentEntry => readSegment(item, number);
  const tombstones = json.list('tombstones', read);
  if (tombstones.some(({ licenses, bytes }) => bytes !== licenses * idHashLength))
    throw json.wrong('tombstones');
  return {
    since: json.count('since'),
    segments: json.list('segments', read),
    ledger: json.list('ledger', read),
    tombstones,
  };
}

function readClass(json: JsonReader): ClassDecision {
  return {
    policyClass: json.string('policyClass'),
    decision: json.string('decision') as ClassDecision['decision'],
    licenses: json.count('licenses'),
  };
}
