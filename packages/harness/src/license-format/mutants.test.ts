import { describe, expect, it } from 'vitest';
import { runCase, type CaseResult } from '../contract/run-profile.js';
import { formatMutants } from './fixtures/mutants.js';
import { ticketFormat } from './tickets/ticket-format.js';
import { ticketSubject } from './tickets/ticket-subject.js';
import { licenseFormatProfile } from './license-format-profile.js';
import type { LicenseFormatSubject } from './subject.js';

async function resultOf(id: string, subject: LicenseFormatSubject): Promise<CaseResult> {
  const contractCase = licenseFormatProfile.cases.find((each) => each.id === id);
  if (!contractCase) throw new Error(`There is no case ${id}.`);
  return await runCase(licenseFormatProfile, contractCase, subject);
}

describe('a license format that', () => {
  for (const mutant of formatMutants) {
    it.each(mutant.foundBy)(`${mutant.fault} is found by %s`, async (id) => {
      const { verdict } = await resultOf(id, ticketSubject(mutant.alter(ticketFormat, [])));
      expect(verdict).toBe('fail');
    });
  }
});

describe('a subject', () => {
  const sound = ticketSubject();

  it.each<[string, string, Partial<LicenseFormatSubject>]>([
    ['that is open-ended in name only', 'LF-DAMAGE-03', { openEnded: true }],
    ['without a file', 'LF-READ-01', { files: [] }],
    ['without a damaged file', 'LF-DAMAGE-01', { damaged: [] }],
    ['whose marker is in no file', 'LF-SECRET-01', { marker: 'not in there' }],
    ['whose marker is too short to be looked for', 'LF-SECRET-01', { marker: 'S3' }],
  ])('%s is found by %s', async (_what, id, change) => {
    expect(await resultOf(id, { ...sound, ...change })).toMatchObject({ verdict: 'fail' });
  });

  it('is told which of its claims no case was tried for', async () => {
    const { marker: _marker, ...unmarked } = sound;
    expect(await resultOf('LF-SECRET-01', unmarked)).toMatchObject({
      verdict: 'not-applicable',
      reason: 'without marker',
    });
  });
});

it('every case finds a fault', () => {
  const found = new Set(['LF-DAMAGE-03', ...formatMutants.flatMap(({ foundBy }) => foundBy)]);
  const ids = licenseFormatProfile.cases.map(({ id }) => id);
  expect(ids.filter((id) => !found.has(id))).toEqual([]);
});

it('no two cases have the same id', () => {
  const ids = licenseFormatProfile.cases.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
