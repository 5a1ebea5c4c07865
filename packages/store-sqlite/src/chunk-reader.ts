import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { PositionRange, RecordChunk } from '@wmdrm/core';
import { planChunks, type ChunkLimits, type PlannedChunk, type PlanPage } from './chunk-plan.js';
import { bytesIn, numberIn, textIn } from './row-values.js';
import { StoreFault } from './store-fault.js';

/** Rows planned by one statement: some 20 kB that outlive collections of garbage. */
const pageRows = 1024;

/** What to read, in terms of the tables. */
export interface ReadPlan {
  readonly range: PositionRange;
  /** Ids of policy classes; absent = all. */
  readonly classIds: readonly number[] | undefined;
  /** Ids of policy classes of which the headers come along; needs `classIds`. */
  readonly headersOf?: readonly number[] | undefined;
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
  const withHeaders = plan.headersOf !== undefined && plan.headersOf.length > 0;
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
  const header = 'substr(rec, 1, header_length)';
  const wanted = (value: string): string =>
    withHeaders ? `iif(class IN (${plan.classIds?.join(', ')}), ${value}, NULL)` : value;
  const others = `iif(class IN (${plan.headersOf?.join(', ')}), ${header}, NULL)`;
  const chunk = db.prepare(
    `SELECT count(${wanted('1')}) AS records,
      CAST(group_concat(${wanted(plan.headersOnly ? header : 'rec')}, '') AS BLOB) AS bytes
      ${withHeaders ? `, CAST(group_concat(${others}, '') AS BLOB) AS headers` : ''}
    FROM license NOT INDEXED CROSS JOIN record USING (position)
    WHERE position >= ? AND position <= ? AND ${filterOf(plan, plan.headersOf)}`,
  );
  let { from } = plan.range;
  for (const planned of planChunks(planPages(page, plan), plan.limits)) {
    const { first, last, count } = planned;
    const row = chunk.get(withHeaders ? from : first, last, plan.since);
    const bytes = bytesIn(row, 'bytes');
    assertWhole(planned, numberIn(row, 'records'), bytes.length);
    yield { bytes, count, last, ...(withHeaders ? { headers: bytesIn(row, 'headers') } : {}) };
    from = last + 1;
  }
}

function filterOf({ classIds }: ReadPlan, more: readonly number[] = []): string {
  // The plus sign keeps SQLite on the order of positions.
  const filter = 'state = 0 AND +sequence > ?';
  return classIds ? `${filter} AND class IN (${[...classIds, ...more].join(', ')})` : filter;
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
