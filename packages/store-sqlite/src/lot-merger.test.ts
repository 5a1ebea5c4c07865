import {
  addCounts,
  concatBytes,
  noMerges,
  type MergeCounts,
  type MergeRule,
  type StoreTransaction,
} from '@wmdrm/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ClassIds } from './class-ids.js';
import { openWriter } from './connection.js';
import { Counters } from './counters.js';
import { openEngine, openNewEngine } from './fixtures/engines.js';
import { idHash, importing, noise, record, restoring } from './fixtures/records.js';
import { schemaOf, tableDump } from './fixtures/table-dump.js';
import { tempStoreFile } from './fixtures/temp-directory.js';
import { IncomingReader } from './incoming-record.js';
import { RecordMerger } from './record-merger.js';
import { RunningTotals } from './running-totals.js';
import { prepareWriter } from './writer.js';

/** What one transaction does: marks first, then puts. */
interface Change {
  readonly marks: readonly (readonly [ids: readonly string[], state: 'deleted' | 'revoked'])[];
  readonly purge: boolean;
  readonly puts: readonly (readonly [records: readonly Uint8Array[], rule: MergeRule])[];
}

const keyIds = ['00112233-4455-6677-8899-aabbccddeeff', 'ffeeddcc-bbaa-9988-7766-554433221100'];
const id = fc.integer({ min: 0, max: 250 }).map((number) => `license ${number}`);
const oneRecord = fc
  .record({
    id,
    payload: fc.integer({ min: 0, max: 2 }).map((version) => noise(`${version}`, 40 + version)),
    format: fc.constantFrom('lcp', 'xmr'),
    label: fc.constantFrom('', 'one'),
    backup: fc.constantFrom('granted', 'granted', 'denied', 'sealed'),
    issued: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    keyIds: fc.subarray([...keyIds, ...keyIds.slice(0, 1)]),
  })
  .map(({ issued, ...license }) =>
    record({ ...license, ...(issued === undefined ? {} : { issued }) }),
  );
/** Many that are alike, for lots that are wholly new or unchanged. */
const row = fc
  .record({ from: fc.integer({ min: 0, max: 200 }), count: fc.integer({ min: 1, max: 150 }) })
  .map(({ from, count }) =>
    Array.from({ length: count }, (_, at) => record({ id: `license ${from + at}`, keyIds })),
  );
const rule = fc.constantFrom(
  importing,
  restoring,
  { ...importing, redescribe: true },
  { ...restoring, lineageSequence: 20 },
);
const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    marks: fc.array(
      fc.tuple(fc.array(id, { maxLength: 10 }), fc.constantFrom('deleted', 'revoked')),
      { maxLength: 2 },
    ),
    purge: fc.boolean(),
    puts: fc.array(
      fc.tuple(
        fc
          .array(fc.oneof(row, fc.array(oneRecord, { maxLength: 90 })), { maxLength: 3 })
          .map((parts) => parts.flat()),
        rule,
      ),
      { maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Lets a transaction mark and purge what a change says. */
async function mark(transaction: StoreTransaction, { marks, purge }: Change): Promise<void> {
  for (const [ids, state] of marks) await transaction.mark(ids.map(idHash), state);
  if (purge) await transaction.purge();
}

/** The counts of each put, through an engine: the first change makes the store if `make` says so. */
async function inLots(file: string, all: readonly Change[], make: boolean): Promise<MergeCounts[]> {
  const engine = make ? openNewEngine(file) : openEngine({ file });
  const counts: MergeCounts[] = [];
  for (const change of all) {
    const transaction = await engine.begin();
    await mark(transaction, change);
    for (const [records, by] of change.puts) {
      counts.push(await transaction.put(concatBytes(records), by));
    }
    await transaction.commit();
  }
  await engine.close();
  return counts;
}

/** The same, each record alone and by all the rules. */
async function oneByOne(file: string, all: readonly Change[]): Promise<MergeCounts[]> {
  const counts: MergeCounts[] = [];
  for (const change of all) {
    const engine = openEngine({ file });
    const marking = await engine.begin();
    await mark(marking, change);
    marking.commit();
    await engine.close();

    const writer = prepareWriter(openWriter(file, 0));
    writer.db.exec('BEGIN IMMEDIATE');
    const [counters, totals] = [new Counters(writer), new RunningTotals(writer)];
    const reader = new IncomingReader(new ClassIds(writer));
    const merger = new RecordMerger(writer, counters, totals, reader);
    for (const [records, by] of change.puts) {
      let sum = noMerges;
      for (const incoming of reader.readAll(concatBytes(records))) {
        sum = addCounts(sum, { ...noMerges, [merger.merge(incoming, by)]: 1 });
      }
      counts.push(sum);
    }
    totals.flush();
    counters.flush();
    writer.db.exec('COMMIT');
    writer.db.close();
  }
  return counts;
}

test.each([true, false])(
  'in lots a store becomes what it becomes record by record, byte for byte; made by it: %s',
  async (make) => {
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const [lots, single] = [tempStoreFile(), tempStoreFile()];
        expect(await inLots(lots, all, make)).toEqual(await oneByOne(single, all));
        expect(tableDump(lots)).toEqual(tableDump(single));
        expect(schemaOf(lots)).toEqual(schemaOf(single));
      }),
      { numRuns: 30 },
    );
  },
);
