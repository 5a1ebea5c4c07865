import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { seed } from '../fixtures/seed.js';
import {
  journalName,
  leaseName,
  manifestName,
  maxRun,
  parseFileName,
  segmentName,
  stagedSegmentName,
  temporaryName,
} from './file-names.js';

const root = '3f'.padEnd(64, '9');
const someRun = fc.integer({ min: 0, max: maxRun });
const someRoot = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
const lastOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

describe('the names in a backup set', () => {
  it('are those of the format', () => {
    expect([
      leaseName(12),
      manifestName(12),
      journalName(12),
      temporaryName('lease', 12),
      temporaryName('manifest', 12),
      segmentName(root, 12),
      stagedSegmentName(12, 3),
    ]).toEqual([
      'lease-0000000012.json',
      'manifest-0000000012.json',
      'journal-0000000012.jsonl',
      'lease-0000000012.tmp',
      'manifest-0000000012.tmp',
      `segments/3f/${root}-0000000012.seg`,
      'segments/staged-0000000012-3.tmp',
    ]);
  });

  it('are read back for any run', () => {
    fc.assert(
      fc.property(someRun, someRoot, fc.nat(), (run, anyRoot, count) => {
        expect(parseFileName(leaseName(run))).toEqual({ kind: 'lease', run });
        expect(parseFileName(manifestName(run))).toEqual({ kind: 'manifest', run });
        expect(parseFileName(journalName(run))).toEqual({ kind: 'journal', run });
        expect(parseFileName(temporaryName('lease', run))).toEqual({ kind: 'temporary', run });
        expect(parseFileName(temporaryName('manifest', run))).toEqual({ kind: 'temporary', run });
        expect(parseFileName(lastOf(stagedSegmentName(run, count)))).toEqual({
          kind: 'temporary',
          run,
        });
        expect(parseFileName(lastOf(segmentName(anyRoot, run)))).toEqual({
          kind: 'segment',
          run,
          root: anyRoot,
        });
      }),
      { seed },
    );
  });

  it('sort as their numbers do', () => {
    fc.assert(
      fc.property(someRun, someRun, (a, b) => {
        expect(leaseName(a) < leaseName(b)).toBe(a < b);
      }),
      { seed },
    );
  });

  it('need nothing but lower-case letters, digits, hyphen and dot', () => {
    fc.assert(
      fc.property(someRun, someRoot, (run, anyRoot) => {
        for (const name of [leaseName(run), segmentName(anyRoot, run), stagedSegmentName(run, 0)]) {
          for (const part of name.split('/')) expect(part).toMatch(/^[a-z0-9.-]+$/);
        }
      }),
      { seed, numRuns: 20 },
    );
  });
});

describe('a foreign file', () => {
  it.each([
    '',
    'readme.txt',
    'lease-12.json',
    'lease-00000000012.json',
    'Lease-0000000012.json',
    'lease-0000000012.json.bak',
    'a-lease-0000000012.json',
    'lease-0000000012.jsonl',
    'lease-000000001x.json',
    'lease-0000000012.json\n',
    'manifest-0000000012.json~',
    'journal-0000000012.json',
    'journal-0000000012.tmp',
    'staged-0000000012.tmp',
    'staged-0000000012-.tmp',
    `${root}-0000000012.SEG`,
    `${root.toUpperCase()}-0000000012.seg`,
    `${root.slice(1)}-0000000012.seg`,
    `${root}-12.seg`,
    'segments',
    '~$manifest-0000000012.json',
    '.nfs0000000012',
  ])('is not taken for one of the set: %j', (name) => {
    expect(parseFileName(name)).toBeUndefined();
  });

  it('is anything but a name of the set', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(parseFileName(name)).toBeUndefined();
      }),
      { seed },
    );
  });
});
