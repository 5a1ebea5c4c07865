import { ChunkWalker, type WalkedChunk } from '../../backup-set/chunk-check.js';
import type { Hasher } from '../../host/hasher.js';
import { assertHeadersSound, readingStore } from '../../store/rotten-records.js';
import type { RecordChunk } from '../../store/store-engine.js';
import { toLedgerRecords } from './restricted-licenses.js';

/** Headers of restricted licenses, one behind the other, up to a position. */
export type HeaderChunk = Pick<RecordChunk, 'bytes' | 'last'>;

/** Records of a ledger, and what a walk over them found. */
export interface LedgerChunk extends HeaderChunk {
  readonly walked: WalkedChunk;
}

/** Makes the records of a ledger of the headers a store gave. */
export class LedgerMaker {
  private readonly hasher: Hasher;
  private readonly walker: ChunkWalker;

  constructor(hasher: Hasher) {
    this.hasher = hasher;
    this.walker = new ChunkWalker(hasher);
  }

  /** Throws `store-corrupt`, naming the license if it can be told, unless all headers fit their checksums. */
  make({ bytes, last }: HeaderChunk): LedgerChunk {
    const { hasher, walker } = this;
    const given = { bytes, part: 'headers', place: `before position ${last}` } as const;
    assertHeadersSound(given, hasher);
    return readingStore(given, hasher, () => {
      const records = toLedgerRecords(bytes);
      return { bytes: records, last, walked: walker.walk(records, 'none', () => undefined) };
    });
  }
}
