import {
  frames,
  headerOffsets,
  isLicenseStoreError,
  parseLocation,
  readHeader,
  readPolicyClass,
  toHex,
  UncPath,
  viewOf,
  type ErrorCode,
} from '@wmdrm/core';
import { nodeHost } from '@wmdrm/node';
import { ChunkWalker } from '../../../../packages/core/src/backup-set/chunk-check.ts';
import { readJournal } from '../../../../packages/core/src/backup-set/journal.ts';
import { readLease } from '../../../../packages/core/src/backup-set/lease.ts';
import { decodeManifest } from '../../../../packages/core/src/backup-set/manifest-codec.ts';
import {
  segmentKinds,
  segmentLayout,
} from '../../../../packages/core/src/backup-set/segment-layout.ts';
import { SegmentReader } from '../../../../packages/core/src/backup-set/segment-reader.ts';
import { findDamage } from '../../../../packages/core/src/operations/verify/find-damage.ts';
import { checkHeader } from '../../../../packages/core/src/record/check-header.ts';
import { rottenHeaders } from '../../../../packages/core/src/record/rotten-headers.ts';
import { expectThat, few, refusal, type FuzzReader } from '../fuzz-reader.ts';
import { oneFileTarget } from './one-file-target.ts';
import {
  journalLayers,
  leaseLayers,
  manifestLayers,
  recordLayers,
  run,
  segmentLayers,
  uncLayers,
} from './core-seeds.ts';

const host = nodeHost();
const { hasher } = host;
const damage: { readonly allowed: readonly ErrorCode[] } = { allowed: ['damaged', 'unsupported'] };
/** A message repeats up to 200 characters of a path and as many of its part, and may write each as `<U+202E>`. */
const pathError = { allowed: ['invalid-path'], most: 4000 } as const;
const jsonWords = ['{', '}', '[', ']', '":', 'null', 'true', '1e999', '-1', '"__proto__":', '0.5'];

const record: FuzzReader = {
  name: 'record',
  layers: recordLayers,
  read: (input) => {
    const view = viewOf(input);
    const said = [];
    try {
      for (const frame of frames(input, view)) {
        const checked = outcome(() => checkHeader(input, view, frame));
        const header = outcome(() => readHeader(input, view, frame));
        // The quick check and the whole reading agree on what a header is.
        expectThat(
          `checkHeader says ${checked.said}, readHeader ${header.said}`,
          checked.said === header.said,
        );
        outcome(() => readPolicyClass(input, view, frame));
        said.push(header.said);
      }
    } catch (error) {
      said.push(refusal(error, damage));
    }
    const heads = outcome(() => [...headerOffsets(input, view)]);
    const rotten = few([...rottenHeaders(input, 'records', hasher)]);
    return [...new Set(said), heads.said, rotten].join('; ').slice(0, 300);
  },
};

function outcome(action: () => unknown): { readonly said: string } {
  try {
    action();
    return { said: 'good' };
  } catch (error) {
    return { said: refusal(error, damage) };
  }
}

const manifest: FuzzReader = {
  name: 'manifest',
  layers: manifestLayers,
  words: [...jsonWords, '"parent":{', '"segments":[', '"requiresToRead":["x"]', '"codec":"zstd"'],
  read: (input) => {
    try {
      const { manifest: read } = decodeManifest(input, run, hasher);
      expectThat('it has the number of its file', read.number === run);
      const { segments, ledger, retained, parent } = read;
      return `${[segments, ledger, retained].map(few).join(' ')} ${parent !== undefined}`;
    } catch (error) {
      return refusal(error, damage);
    }
  },
};

const lease: FuzzReader = {
  name: 'lease',
  layers: leaseLayers,
  words: [...jsonWords, '"owner":{', '"released":true', '"beat":'],
  read: async (input) => {
    const reading = await readLease(oneFileTarget(input), run, hasher);
    if (reading.type !== 'lease') return reading.type;
    expectThat('it is that of its run', reading.lease.run === run);
    return `lease ${reading.lease.released}`;
  },
};

const journal: FuzzReader = {
  name: 'journal',
  layers: journalLayers,
  words: [...jsonWords, '\n', ' 00000000\n'],
  read: async (input) => {
    const entries = await readJournal(oneFileTarget(input), run, hasher);
    for (const { sequence, from, to, storeId } of entries) {
      expectThat('numbers are counts', [sequence, from, to].every(Number.isSafeInteger));
      expectThat('a store id has 32 digits', /^[0-9a-f]{32}$/.test(storeId));
    }
    return `${few(entries)} entries`;
  },
};

const walker = new ChunkWalker(hasher);
const { trailerLength, entryLength, entry: entryAt } = segmentLayout;

/** What a manifest would say of this file, had somebody written it like this. */
function expectedOf(input: Uint8Array): Parameters<typeof SegmentReader.open>[1] {
  const view = viewOf(input);
  const trailerAt = input.length - trailerLength;
  const count = trailerAt < 0 ? 0 : view.getUint32(trailerAt + segmentLayout.trailer.count, true);
  const tableAt = trailerAt - count * entryLength;
  let licenses = 0;
  let bytes = 0;
  for (let at = tableAt; tableAt >= 0 && at < trailerAt; at += entryLength) {
    licenses += view.getUint32(at + entryAt.count, true);
    bytes += view.getUint32(at + entryAt.rawLength, true);
  }
  const root = toHex(input.subarray(Math.max(0, input.length - 32)));
  return { root, run, size: input.length, bytes, licenses };
}

/** Without the name of the file, which is its root: another one for every table. */
function nameless(answer: string): string {
  return answer.replaceAll(/segments\/\S+/g, '');
}

const segment: FuzzReader = {
  name: 'segment',
  layers: segmentLayers,
  read: async (input) => {
    const said = new Set<string>();
    try {
      const target = oneFileTarget(input);
      const kind = input[6] === segmentKinds.tombstones ? 'tombstones' : 'licenses';
      const reader = await SegmentReader.open(target, expectedOf(input), kind, host);
      for await (const chunk of reader.readAll((error) =>
        said.add(nameless(refusal(error, damage))),
      )) {
        const { entry, bytes, problem, flipped } = chunk;
        expectThat(
          'a chunk that is whole is as long as its row says',
          problem !== undefined || bytes.length === entry.rawLength,
        );
        if (flipped) said.add('flipped');
        said.add(
          `${few(findDamage({ ...chunk, file: '', kind }, 'sha256', walker, hasher))} damaged`,
        );
        if (kind === 'tombstones') continue;
        try {
          const { count } = walker.walk(bytes, 'sha256', () => {
            said.add('bad payload');
            return undefined;
          });
          said.add(`${Math.min(count, 4)} records`);
        } catch (error) {
          said.add(nameless(refusal(error, damage)));
        }
      }
    } catch (error) {
      said.add(nameless(refusal(error, damage)));
    }
    return [...said].join('; ').slice(0, 300);
  },
};

const text = new TextDecoder();
const unc: FuzzReader = {
  name: 'unc-path',
  layers: uncLayers,
  words: [
    ...[
      '\\\\',
      '//',
      '\\\\?\\UNC\\',
      '\\\\.\\',
      '..',
      '.',
      ':',
      '$',
      '*',
      '?',
      '@SSL',
      '.ipv6-literal.net',
    ],
    ...[
      'con',
      'nul.txt',
      'lpt1',
      '\u0000',
      '\u202e',
      '\ufeff',
      ' ',
      '[::1]',
      '255.255.255.255',
      'DavWWWRoot',
    ],
  ],
  read: (input) => {
    const given = text.decode(input);
    try {
      const location = parseLocation(given);
      const again = parseLocation(location.toString());
      expectThat('what it writes it reads again', again.toString() === location.toString());
      if (location instanceof UncPath) return `unc ${location.warnings.join(' ')}`;
      return location.kind;
    } catch (error) {
      if (!isLicenseStoreError(error)) throw error;
      refusal(error, pathError);
      return `refused ${error.details.rule ?? ''}`;
    }
  },
};

/** The readers of `@wmdrm/core`. */
export const coreReaders: readonly FuzzReader[] = [record, segment, manifest, lease, journal, unc];
