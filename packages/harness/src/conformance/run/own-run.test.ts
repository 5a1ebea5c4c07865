import { beforeAll, describe, expect, it } from 'vitest';
import { schemaFault } from '../report/fixtures/report-schema.js';
import type { Report } from '../report/report.js';
import { profileNames } from './conformance-profiles.js';
import { wmdrmConformance, type CommandRun } from './fixtures/command-run.js';

let run: CommandRun;
let report: Report;

/** The quick profile: every case of every profile against what this project brings. */
describe('the command, told nothing, judges this project', () => {
  beforeAll(async () => {
    run = await wmdrmConformance(['--json']);
    report = JSON.parse(run.stdout) as Report;
  }, 60_000);

  it('by every profile', () => {
    expect(report.profiles.map(({ name }) => name)).toEqual(profileNames);
  });

  it('and finds it to keep every level', () => {
    const broken = report.requirements.filter(
      ({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable',
    );
    expect(broken).toEqual([]);
    expect(report.profiles.map(({ level }) => level)).toEqual(profileNames.map(() => 'design'));
    expect(report).toMatchObject({ level: 'design', passed: true });
    expect(run.exitCode).toBe(0);
  });

  it('in a report as the published schema says', () => {
    expect(schemaFault(report)).toBeUndefined();
  });
});
