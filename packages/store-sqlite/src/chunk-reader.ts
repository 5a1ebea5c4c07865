import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { PositionRange, RecordChunk } from '@wmdrm/core';
import { planChunks, type ChunkLimits, type PlannedChunk, type PlanPage } from './chunk-plan.js';
import { bytesIn, numberIn, textIn } from './row-values.js';
import { StoreFault } from './store-fault.js';

/** Rows planned by one statement. */
const pageRows = 4096;

/** What to read, in terms of the tables. */
export interface ReadPlan {
  readonly range: PositionRange;
  /** Ids of policy classes; absent = all. */
  readonly classIds: readonly number[] | undefined;
  readonly since: number;
  readonly headersOnly: boolean;
  readonly limits: ChunkLimits;
}

/**
 * Reads live records in chunks, one per step. The lengths, which lie close together, are looked up first and packed
 * into chunks; then SQLite joins the records of a whole chunk into one value: an object per chunk crosses into
 * JavaScript instead of one per record.
 */
export function* readChunks(db: DatabaseSync, plan: ReadPlan): Generator<RecordChunk, void> {
  const filter = filterOf(plan);
  const length = plan.headersOnly ? 'header_length' : 'length';
  const page = db.prepare(
    `SELECT json_group_array(position) AS positions, json_group_array(${length}) AS lengths
    FROM (
      SELECT position, ${length} FROM license
      WHERE position >= ? AND position < ? AND ${filter} ORDER BY position LIMIT ${pageRows}
    )`,
  );
  // In a UTF-8 database a cast between BLOB and TEXT keeps every byte. CROSS JOIN makes `license` the outer loop, and
  // without an index SQLite walks it by rowid, which is the position: the order of group_concat. An ORDER BY, which needs
  // a subquery, would have each record copied twice more.
  const part = plan.headersOnly ? 'substr(rec, 1, header_length)' : 'rec';
  const chunk = db.prepare(
    `SELECT count(*) AS records, CAST(group_concat(${part}, '') AS BLOB) AS bytes
    FROM license NOT INDEXED CROSS JOIN record USING (position)
    WHERE position >= ? AND position <= ? AND ${filter}`,
  );
  for (const planned of planChunks(planPages(page, plan), plan.limits)) {
    const row = chunk.get(planned.first, planned.last, plan.since);
    const bytes = bytesIn(row, 'bytes');
    assertWhole(planned, numberIn(row, 'records'), bytes.length);
    yield { bytes, count: planned.count, last: planned.last };
  }
}

function filterOf({ classIds }: ReadPlan): string {
  // The plus sign keeps SQLite on the order of positions.
  const filter = 'state = 0 AND +sequence > ?';
  return classIds ? `${filter} AND class IN (${classIds.join(', ')})` : filter;
}

function* planPages(statement: StatementSync, plan: ReadPlan): Generator<PlanPage, void> {
  let { from } = plan.range;
  for (;;) {
    const row = statement.get(from, plan.range.to, plan.since);
    const positions = JSON.parse(textIn(row, 'positions')) as number[];
    const lengths = JSON.parse(textIn(row, 'lengths')) as number[];
    const last = positions.at(-1);
    if (last === undefined) return;
    yield { positions, lengths };
    from = last + 1;
  }
}

function assertWhole(
  { first, last, count, bytes }: PlannedChunk,
  found: number,
  length: number,
): void {
  if (found === count && length === bytes) return;
  throw new StoreFault(
    'store-corrupt',
    `it lists ${count} licenses (${bytes} bytes) at positions ${first} to ${last}, ` +
      `but holds ${found} of them (${length} bytes)`,
    { details: { from: first, to: last } },
  );
}
