import { isLicenseStoreError, LicenseStoreError, portableHost, type Clock } from '@wmdrm/core';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { suiteVersion } from '../../suite-version.js';
import { SubjectFailure, SubjectTimeout } from '../remote/subject-failure.js';
import { htmlReport } from '../report/html-report.js';
import { makeReport } from '../report/make-report.js';
import type { Report } from '../report/report.js';
import { textReport } from '../report/text-report.js';
import { parseCommand, usage, type CommandOptions } from './command-options.js';
import { parseExpectations } from './expected-outcome.js';
import { openSubjects } from './open-subjects.js';
import { runSuite, type SuiteOptions } from './run-suite.js';

/** How the command ends. */
export const exitCodes = { conformant: 0, failures: 1, usage: 2, harness: 3 } as const;

const subjectRemedy =
  'Run the command of --exec by itself: it has to go on, and to answer on its standard output as the drivers do.';

/** What the command takes from the process it runs in. */
export interface CommandSurroundings {
  /** Arguments behind the command's name. */
  readonly args: readonly string[];
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Hears of each case as it ends. Default nobody. */
  readonly onCase?: SuiteOptions['onCase'];
  /** Default the clock of the system. */
  readonly clock?: Clock;
}

/** Runs the command line and returns its exit code. Never rejects. */
export async function runCommand(surroundings: CommandSurroundings): Promise<number> {
  const { args, stdout, stderr } = surroundings;
  try {
    const options = parseCommand(args);
    if (options === 'help') stdout(usage);
    else if (options === 'version') stdout(`${suiteVersion()}\n`);
    else return await judge(options, surroundings);
    return exitCodes.conformant;
  } catch (error) {
    if (isLicenseStoreError(error) && error.code === 'invalid-argument') {
      stderr(`error: ${error.message}\nremedy: ${error.remedy}\n`);
      return exitCodes.usage;
    }
    const isSubject = error instanceof SubjectFailure || error instanceof SubjectTimeout;
    if (isSubject) stderr(`error: ${error.message}\nremedy: ${subjectRemedy}\n`);
    else stderr(`error: ${error instanceof Error ? error.stack : String(error)}\n`);
    return exitCodes.harness;
  }
}

async function judge(
  options: CommandOptions,
  { args, stdout, stderr, onCase, clock = portableHost.clock }: CommandSurroundings,
): Promise<number> {
  const expectations = await readExpectations(options.expectations);
  const startedAt = new Date(clock.now());
  const started = clock.monotonic();
  const { subjects, close } = await openSubjects(options.subject, (line) => stderr(`${line}\n`));
  try {
    const hears = onCase && { onCase };
    const run = await runSuite(subjects, { ...options, expectations, clock, ...hears });
    const report = makeReport(run, {
      suiteVersion: suiteVersion(),
      command: ['wmdrm-conformance', ...args.map(quoted)].join(' '),
      options,
      startedAt,
      milliseconds: Math.round(clock.monotonic() - started),
      host: { node: process.versions.node, platform: process.platform, arch: process.arch },
    });
    const json = `${JSON.stringify(report, null, 2)}\n`;
    stdout(options.json ? json : textReport(report));
    if (options.report !== undefined) {
      await writeReport(options.report, report, json);
      if (!options.json) stdout(`\nReport: ${path.join(options.report, 'report.html')}\n`);
    }
    return run.passed ? exitCodes.conformant : exitCodes.failures;
  } finally {
    await close();
  }
}

async function readExpectations(
  file: string | undefined,
): Promise<ReturnType<typeof parseExpectations>> {
  if (file === undefined) return [];
  try {
    return parseExpectations(await readFile(file, 'utf8'), file);
  } catch (cause) {
    if (isLicenseStoreError(cause)) throw cause;
    throw new LicenseStoreError('invalid-argument', `Cannot read ${file}.`, { cause });
  }
}

async function writeReport(directory: string, report: Report, json: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, 'report.json'), json);
  await writeFile(path.join(directory, 'report.html'), htmlReport(report));
}

/** As a shell takes it. */
function quoted(word: string): string {
  return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
