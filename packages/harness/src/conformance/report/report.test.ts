import { describe, expect, it } from 'vitest';
import { schemaFault } from './fixtures/report-schema.js';
import { hostileText, sampleReport } from './fixtures/sample-report.js';
import { htmlReport } from './html-report.js';
import type { Report } from './report.js';
import { textReport } from './text-report.js';

const report = await sampleReport();
/** Ids of the requirements with these members. */
function idsWith(wanted: Partial<Report['requirements'][number]>): readonly string[] {
  return report.requirements
    .filter((each) =>
      Object.entries(wanted).every(([name, value]) => Reflect.get(each, name) === value),
    )
    .map(({ id }) => id);
}

describe('report.json', () => {
  it('is as the published schema says', () => {
    expect(schemaFault(report)).toBeUndefined();
  });

  it.each([
    ['a member more', { more: 1 }],
    ['another version', { schema: 2 }],
    ['a verdict nobody knows', { requirements: [{ ...report.requirements[0], verdict: 'skip' }] }],
    [
      'a failure without a reason',
      { requirements: [{ ...report.requirements[0], verdict: 'fail', reason: undefined }] },
    ],
  ])('is not with %s', (_what, change) => {
    expect(schemaFault({ ...report, ...change })).toBeDefined();
  });

  it('has the calls of a case in which something was found, and no others', () => {
    const told = report.cases.flatMap(({ id, transcript }) => (transcript ? id : []));
    // The watched SHOULD is broken in both cases of the contract.
    expect(told).toEqual(['LM-BACKUP-01', 'LM-BACKUP-03', 'SE-LIFE-01', 'SE-PUT-01']);
  });

  it('says which failures were expected', () => {
    const expected = report.requirements.flatMap(({ id, expected: why }) => (why ? id : []));
    expect(expected).toEqual(['SE-PUT-01']);
  });

  it('keeps where an error came from apart', () => {
    expect(Object.keys(report.volatile.stacks)).toEqual([
      'store-engine/SE-LIFE-01',
      'store-engine/SE-PUT-01',
    ]);
  });
});

describe('the text', () => {
  const text = textReport(report);
  const part = (title: string): string => text.split(`\n${title}\n`)[1]?.split('\n\n')[0] ?? '';

  it.each([
    ['Failed', ['LM-BACKUP-03', 'SE-LIFE-01']],
    ['Not kept, which costs no level', ['W-HRESULT-02']],
    ['Failed as expected', ['SE-PUT-01']],
    ['Wrong expectations', ['LM-BACKUP-01']],
  ])('has under "%s" %j', (title, ids) => {
    const found = [...part(title).matchAll(/^ {2}([A-Z]+-[A-Z]+-\d+)\b/gm)].map(([, id]) => id);
    expect(found).toEqual(ids);
  });

  it('names everything that does not apply', () => {
    const listed = part('Not applicable').match(/[A-Z]+-[A-Z]+-\d+/g) ?? [];
    expect([...listed].sort()).toEqual([...new Set(idsWith({ verdict: 'not-applicable' }))].sort());
  });

  it('shows at most 20 calls of a failure, and says how many there were before', () => {
    const calls = Array.from({ length: 50 }, (_, at) => `call ${at}`);
    const cases = report.cases.map((each) => ({ ...each, transcript: calls }));
    const shown = textReport({ ...report, cases });
    expect(shown).toContain('… 30 calls before');
    expect(shown).not.toContain('call 29');
    expect(shown).toContain('call 30');
  });
});

describe('the page', () => {
  const page = htmlReport(report);

  it('has what a subject says as text', () => {
    expect(page).not.toContain('<img');
    expect(page).toContain(
      '&#60;img src=&#34;x&#34; onerror=&#34;alert(&#39;&#38;&#39;)&#34;&#62;',
    );
    expect(hostileText).toContain('<img');
  });

  it('loads nothing', () => {
    expect(page.match(/\b(?:src|href)="(?!#)[^"]*"/g) ?? []).toEqual([]);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('has the same bytes for the same report', () => {
    expect(htmlReport(report)).toBe(page);
  });
});
