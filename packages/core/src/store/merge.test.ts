import { describe, expect, it } from 'vitest';
import {
  addCounts,
  decideMerge,
  noMerges,
  takesIncoming,
  type LocalSide,
  type MergeOutcome,
  type MergeRule,
} from './merge.js';

const local: LocalSide = { state: 'live', sequence: 10, samePayload: false, sameRecord: false };
const deleted: LocalSide = { ...local, state: 'deleted' };
const revoked: LocalSide = { ...local, state: 'revoked' };
const same: LocalSide = { ...local, samePayload: true, sameRecord: true };
const redescribed: LocalSide = { ...local, samePayload: true };

const restoring: MergeRule = { tie: 'local', revive: false, redescribe: false };
const importing: MergeRule = { tie: 'incoming', revive: true, redescribe: false };

type Row = readonly [
  what: string,
  local: LocalSide | undefined,
  issued: number | undefined,
  rule: MergeRule,
  outcome: MergeOutcome,
];

const rows: readonly Row[] = [
  ['a license the store never had', undefined, 1, restoring, 'added'],

  ['a revoked one', revoked, 99, restoring, 'revoked'],
  ['a revoked one that is to be revived', revoked, 99, importing, 'revoked'],
  ['a revoked one of the same bytes', { ...same, state: 'revoked' }, 99, importing, 'revoked'],

  ['a deleted one', deleted, 99, restoring, 'notRevived'],
  ['a deleted one of the same bytes', { ...same, state: 'deleted' }, 99, restoring, 'notRevived'],
  ['a deleted one that is to be revived', deleted, 99, importing, 'revived'],
  [
    'a deleted one that is to be revived, issued earlier',
    { ...deleted, issued: 5 },
    1,
    importing,
    'revived',
  ],

  ['the same bytes', same, 1, restoring, 'unchanged'],
  ['the same bytes, imported', same, 1, importing, 'unchanged'],
  ['the same payload under another description', redescribed, 1, importing, 'unchanged'],
  [
    'the same payload, described again',
    redescribed,
    1,
    { ...importing, redescribe: true },
    'updated',
  ],
  ['the same record, described again', same, 1, { ...importing, redescribe: true }, 'unchanged'],
  ['the same payload of a later date', { ...same, issued: 1 }, 2, restoring, 'unchanged'],
  [
    'the same payload of an older lineage',
    same,
    1,
    { ...restoring, lineageSequence: 99 },
    'unchanged',
  ],

  ['a newer issue date', { ...local, issued: 1 }, 2, restoring, 'updated'],
  ['an older issue date', { ...local, issued: 2 }, 1, restoring, 'kept'],
  ['an older issue date, imported', { ...local, issued: 2 }, 1, importing, 'kept'],
  [
    'a newer date against a newer sequence',
    { ...local, issued: 1 },
    2,
    { ...restoring, lineageSequence: 9 },
    'updated',
  ],
  [
    'an older date against an older sequence',
    { ...local, issued: 2 },
    1,
    { ...restoring, lineageSequence: 99 },
    'kept',
  ],

  [
    'a local one that changed after the backup',
    local,
    1,
    { ...restoring, lineageSequence: 9 },
    'kept',
  ],
  ['a local one as old as the backup', local, 1, { ...restoring, lineageSequence: 10 }, 'updated'],
  ['a local one older than the backup', local, 1, { ...restoring, lineageSequence: 11 }, 'updated'],
  [
    'equal dates in one lineage',
    { ...local, issued: 3 },
    3,
    { ...restoring, lineageSequence: 9 },
    'kept',
  ],
  [
    'equal dates, older in one lineage',
    { ...local, issued: 3 },
    3,
    { ...restoring, lineageSequence: 11 },
    'updated',
  ],
  ['a sequence, before the tie', local, 1, { ...importing, lineageSequence: 9 }, 'kept'],

  ['nothing that decides, restored', local, undefined, restoring, 'kept'],
  ['nothing that decides, imported', local, undefined, importing, 'updated'],
  ['a date on the incoming side only', local, 1, restoring, 'kept'],
  ['a date on the local side only', { ...local, issued: 1 }, undefined, restoring, 'kept'],
  [
    'a date on the local side only, imported',
    { ...local, issued: 1 },
    undefined,
    importing,
    'updated',
  ],
  ['equal dates, restored', { ...local, issued: 3 }, 3, restoring, 'kept'],
  ['equal dates, imported', { ...local, issued: 3 }, 3, importing, 'updated'],
];

describe('decideMerge', () => {
  it.each(rows)('meets %s', (_, side, issued, rule, outcome) => {
    expect(decideMerge(side, issued, rule)).toBe(outcome);
  });
});

describe('takesIncoming', () => {
  it('is true for exactly the outcomes that write', () => {
    const outcomes = Object.keys(noMerges) as MergeOutcome[];
    expect(outcomes.filter(takesIncoming)).toEqual(['added', 'updated', 'revived']);
  });
});

describe('addCounts', () => {
  it('adds outcome by outcome', () => {
    const counts = {
      added: 1,
      updated: 2,
      revived: 3,
      unchanged: 4,
      kept: 5,
      notRevived: 6,
      revoked: 7,
    };
    expect(addCounts(counts, counts)).toEqual({
      added: 2,
      updated: 4,
      revived: 6,
      unchanged: 8,
      kept: 10,
      notRevived: 12,
      revoked: 14,
    });
    expect(addCounts(noMerges, counts)).toEqual(counts);
  });
});
