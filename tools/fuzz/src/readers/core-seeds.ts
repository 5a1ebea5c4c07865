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

export const manifestLayers: readonly Layer[] = [
  { seeds: [manifestFile] },
  { seeds: [bodyOf(manifestFile)], wrap: seal },
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

function segmentFile(chunks: readonly Uint8Array[]): Uint8Array {
  const table = new ChunkTable('licenses', hasher);
  const walker = new ChunkWalker(hasher);
  for (const chunk of chunks)
    table.add(
      chunk,
      walker.walk(chunk, 'none', () => undefined),
    );
  return concatBytes([table.header, ...chunks, ...table.close().tail]);
}
const segment = segmentFile([both, records[0]!]);

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
    headerDigest: new Uint8Array(32),
    setHashHigh: 0,
    setHashLow: 0,
    unmovable: 0,
    headersFit: true,
  };
  table.add(chunk, walked);
  return concatBytes([table.header, chunk, ...table.close().tail]);
};

export const segmentLayers: readonly Layer[] = [
  { seeds: [segment] },
  { seeds: [segment], wrap: rooted },
  { seeds: [both], wrap: inChunk },
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
