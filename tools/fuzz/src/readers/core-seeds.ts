import { zstdCompressSync } from 'node:zlib';
import { concatBytes, encodeRecord, toHex, viewOf, type License } from '@wmdrm/core';
import { builtInFormats } from '@wmdrm/formats';
import { buildLicenseResponse, buildV1License, buildXmrLicense } from '@wmdrm/formats/synthetic';
import { nodeHost } from '@wmdrm/node';
import { ChunkWalker } from '../../../../packages/core/src/backup-set/chunk-check.ts';
import { ChunkTable } from '../../../../packages/core/src/backup-set/chunk-table.ts';
import { encodeLease } from '../../../../packages/core/src/backup-set/lease.ts';
import { encodeManifest } from '../../../../packages/core/src/backup-set/manifest-codec.ts';
import type { Manifest } from '../../../../packages/core/src/backup-set/manifest.ts';
import {
  encodeTrailer,
  segmentLayout,
  segmentRoot,
} from '../../../../packages/core/src/backup-set/segment-layout.ts';
import { canonicalJson } from '../../../../packages/core/src/backup-set/sealed-json.ts';
import { sealHeader } from '../../../../packages/core/src/record/header-crc.ts';
import { minHeaderLength, recordLayout } from '../../../../packages/core/src/record/layout.ts';
import type { Layer } from '../fuzz-reader.ts';

const { hasher } = nodeHost();
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Run and generation all files belong to. */
export const run = 5;

function licensesOf(): readonly License[] {
  const file = buildLicenseResponse({
    revocations: [{ type: 'A', bytes: Uint8Array.of(1, 2, 3) }],
    licenses: [
      { version: '0.1.0.0', payload: buildV1License({ seed: 1 }) },
      {
        version: '3.0.0.0',
        payload: buildXmrLicense({
          seed: 2,
          notBefore: 1_700_000_000_000,
          issued: 1_600_000_000_000,
        }),
      },
    ],
  });
  const format = builtInFormats.find(({ id }) => id === 'license-response');
  const results = format?.read(file, { hasher, label: 'a.xml' }) ?? [];
  return results.flatMap((result) => (result.type === 'license' ? [result.license] : []));
}

const records = licensesOf().map((license) => encodeRecord(license, hasher));
const both = concatBytes(records);

/** The record with a header checksum that fits, however the header was changed. */
function sealed(record: Uint8Array): Uint8Array {
  const copy = record.slice();
  const length = copy.length < 12 ? 0 : viewOf(copy).getUint32(recordLayout.headerLength, true);
  if (length >= minHeaderLength && length <= copy.length) {
    sealHeader(copy.subarray(0, length), hasher);
  }
  return copy;
}

export const recordLayers: readonly Layer[] = [
  { seeds: [...records, both] },
  { seeds: records, wrap: sealed },
];

/** A body of a sealed file, and the line that seals it. */
function seal(body: Uint8Array): Uint8Array {
  const line = concatBytes([body.filter((byte) => byte !== 10), utf8('\n')]);
  return concatBytes([line, utf8(`${toHex(hasher.sha256(line))}\n`)]);
}
const bodyOf = (sealed: Uint8Array): Uint8Array => sealed.slice(0, -66);

const digest = (digit: string): string => digit.repeat(64);
const entry = { licenses: 2, bytes: 900, size: 1200, from: 0, to: 64 };
const manifestOf: Manifest = {
  number: run,
  parent: { number: 4, root: digest('a'), time: 1_700_000_000_000 },
  storeId: '0'.repeat(32),
  machine: 'machine-1',
  lineage: '1'.repeat(32),
  sequence: 17,
  time: 1_700_000_001_000,
  totals: { licenses: 2, bytes: 900, restricted: 1 },
  rangeSize: 64,
  segments: [{ ...entry, root: digest('b'), run: 3 }],
  ledger: [{ ...entry, licenses: 1, root: digest('c'), run }],
  retained: [{ number: 4, root: digest('a'), time: 1_700_000_000_000 }],
  policy: {
    name: 'default',
    classes: [
      { policyClass: 'xmr granted granted yes', decision: 'backed-up', licenses: 2 },
      { policyClass: 'wmdrm-v1 denied denied unknown', decision: 'denied', licenses: 1 },
    ],
  },
  overrides: ['allow-shrink'],
  durability: { flush: 'full', flushDirectory: 'none' },
};
const manifestFile = encodeManifest(manifestOf, hasher).bytes;
const layeredFile = encodeManifest(
  {
    ...manifestOf,
    deltas: [
      {
        since: 11,
        segments: [{ ...entry, licenses: 1, root: digest('d'), run: 4 }],
        ledger: [],
        tombstones: [{ ...entry, licenses: 3, bytes: 48, root: digest('e'), run: 4 }],
      },
    ],
    setHash: '4'.repeat(16),
    codec: 'zstd',
  },
  hasher,
).bytes;

export const manifestLayers: readonly Layer[] = [
  { seeds: [manifestFile, layeredFile] },
  { seeds: [manifestFile, layeredFile].map(bodyOf), wrap: seal },
];

const leaseFile = encodeLease(
  {
    ...{ run, nonce: '2'.repeat(32), beat: 3, released: false, startedAt: 1, renewedAt: 2 },
    owner: { hostId: 'h', bootId: 'b', pid: 17, processStart: '100' },
  },
  hasher,
);

export const leaseLayers: readonly Layer[] = [
  { seeds: [leaseFile] },
  { seeds: [bodyOf(leaseFile)], wrap: seal },
];

/** A line of a journal and its checksum. */
function journalLine(line: Uint8Array): Uint8Array {
  const check = hasher.crc32(line).toString(16).padStart(8, '0');
  return concatBytes([line, utf8(` ${check}\n`)]);
}
const journalEntry = utf8(canonicalJson({ storeId: '3'.repeat(32), sequence: 9, from: 0, to: 64 }));

export const journalLayers: readonly Layer[] = [
  { seeds: [concatBytes([journalLine(journalEntry), journalLine(journalEntry)])] },
  { seeds: [journalEntry], wrap: journalLine },
];

const packed = (chunk: Uint8Array): Uint8Array =>
  new Uint8Array(zstdCompressSync(chunk, { pledgedSrcSize: chunk.length }));

/** Whole chunks of licenses, and what is stored of them. */
function segmentFile(
  chunks: readonly Uint8Array[],
  store: (chunk: Uint8Array) => Uint8Array | undefined = () => undefined,
): Uint8Array {
  const table = new ChunkTable('licenses', hasher);
  const walker = new ChunkWalker(hasher);
  const stored = chunks.map((chunk) => {
    const walked = walker.walk(chunk, 'none', () => undefined);
    const bytes = store(chunk);
    table.add(chunk, walked, bytes);
    return bytes ?? chunk;
  });
  return concatBytes([table.header, ...stored, ...table.close().tail]);
}
const segment = segmentFile([both, records[0]!]);
const compressed = segmentFile([both, records[0]!, both], packed);

/** Hashes of license ids in one chunk. */
function tombstoneFile(hashes: Uint8Array): Uint8Array {
  const table = new ChunkTable('tombstones', hasher);
  const headerDigest = hasher.sha256(hashes);
  table.add(hashes, {
    count: Math.floor(hashes.length / 16),
    crc: hasher.crc32(hashes),
    headerDigest,
  });
  return concatBytes([table.header, hashes, ...table.close().tail]);
}
const hashes = new Uint8Array(64).map((_, at) => at);
const tombstones = tombstoneFile(hashes);

/** The file with a root that fits its header and its chunk table, however they were changed. */
function rooted(file: Uint8Array): Uint8Array {
  const { headerLength, trailerLength, entryLength } = segmentLayout;
  const trailerAt = file.length - trailerLength;
  if (trailerAt < headerLength) return file;
  const count = viewOf(file).getUint32(trailerAt + segmentLayout.trailer.count, true);
  const tableAt = trailerAt - count * entryLength;
  if (tableAt < headerLength) return file;
  const table = file.subarray(tableAt, trailerAt);
  const root = segmentRoot(file.subarray(0, headerLength), table, hasher);
  return concatBytes([file.subarray(0, trailerAt), encodeTrailer(count, tableAt, root)]);
}

/** The records in the chunks of a whole segment. */
const inChunk = (chunk: Uint8Array): Uint8Array => {
  const table = new ChunkTable('licenses', hasher);
  const walked = {
    count: 2,
    crc: hasher.crc32(chunk),
    headerDigest: new Uint8Array(32),
    setHashHigh: 0,
    setHashLow: 0,
    unmovable: 0,
    headersFit: true,
  };
  table.add(chunk, walked);
  return concatBytes([table.header, chunk, ...table.close().tail]);
};

/** The same compressed, as far as it gets smaller. */
const inCompressedChunk = (chunk: Uint8Array): Uint8Array => {
  const table = new ChunkTable('licenses', hasher);
  const frame = packed(chunk);
  const stored = frame.length < chunk.length ? frame : undefined;
  table.add(
    chunk,
    { count: 2, crc: hasher.crc32(chunk), headerDigest: new Uint8Array(32) },
    stored,
  );
  return concatBytes([table.header, stored ?? chunk, ...table.close().tail]);
};

/** Stored bytes of a chunk that is said to hold {@link both}. */
const asFrame = (stored: Uint8Array): Uint8Array => segmentFile([both], () => stored);

export const segmentLayers: readonly Layer[] = [
  { seeds: [segment, compressed, tombstones] },
  { seeds: [segment, compressed, tombstones], wrap: rooted },
  { seeds: [both], wrap: inChunk },
  { seeds: [both], wrap: inCompressedChunk },
  { seeds: [packed(both)], wrap: asFrame },
  { seeds: [hashes], wrap: tombstoneFile },
];

export const uncLayers: readonly Layer[] = [
  {
    seeds: [
      '\\\\nas\\backups\\laptop',
      '//nas.example/backups/a b/ü',
      '\\\\?\\UNC\\server\\share\\dir',
      '\\\\192.168.0.1\\c$\\x.y',
      '\\\\fe80--1s4.ipv6-literal.net\\share',
      '/mnt/backups',
      'C:\\backups\\x',
      'smb://user:pass@host/share',
    ].map(utf8),
  },
];
