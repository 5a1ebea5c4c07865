import { isLicenseStoreError, LicenseStoreError } from '@wmdrm/core';
import { parseArgs } from 'node:util';
import { levels, type Level } from '../../contract/requirement.js';
import { isProfileName, profileNames, type ProfileName } from './conformance-profiles.js';
import type { SubjectSource } from './open-subjects.js';

/** What a command line asks for. */
export interface CommandOptions {
  readonly subject: SubjectSource;
  readonly profiles?: readonly ProfileName[];
  readonly level: Level;
  readonly seed: number;
  readonly only?: readonly string[];
  /** Moves for the one case of {@link only}. */
  readonly script?: string;
  readonly expectations?: string;
  /** Directory for the report; `undefined` for none. */
  readonly report: string | undefined;
  readonly json: boolean;
  /** Milliseconds a case may take. */
  readonly timeout: number;
}

export const usage: string = `wmdrm-conformance: judges an implementation of the license-management contract.

  --subject FILE       module whose default export is the subject, or one subject for each profile, or a
                       function that makes it
  --exec COMMAND       command that speaks the conformance protocol on its standard input and output
                       without either: the stack of this project
  --profile NAME       only this profile; repeatable: ${profileNames.join(', ')}
  --level LEVEL        ${levels.join(', ')}: the last level that counts; default design
  --seed N             for everything a case draws; default 1
  --only ID            only this case; repeatable, awards no level
  --replay ID:MOVES    only this walk, with these moves: what a walk that failed prints
  --expectations FILE  what is known to be broken, as JSON
  --report DIR         where report.json and report.html go; default conformance-report
  --no-report          write no report
  --json               print report.json in place of the verdict
  --timeout SECONDS    how long a case may take; default 30
  --help, --version

Exit codes: 0 conformant, or failing as expected; 1 failures; 2 usage; 3 the suite itself failed.
docs/conformance.md says more.
`;

/** Reads a command line. Throws `invalid-argument` for what it does not know. */
export function parseCommand(args: readonly string[]): CommandOptions | 'help' | 'version' {
  const values = parse(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const { profile, only, expectations } = values;
  return {
    subject: subjectOf(values.subject, values.exec),
    ...(profile && { profiles: profile.map(profileNamed) }),
    level: levelNamed(values.level ?? 'design'),
    seed: numberOf('--seed', values.seed ?? '1', 0),
    ...(only && { only }),
    ...(values.replay !== undefined && replayOf(values.replay, only)),
    ...(expectations !== undefined && { expectations }),
    report: reportOf(values.report),
    json: values.json ?? false,
    timeout: 1000 * numberOf('--timeout', values.timeout ?? '30', 1),
  };
}

interface Values {
  readonly subject?: string;
  readonly exec?: string;
  readonly profile?: readonly string[];
  readonly level?: string;
  readonly seed?: string;
  readonly only?: readonly string[];
  readonly replay?: string;
  readonly expectations?: string;
  readonly report?: string | boolean;
  readonly json?: boolean;
  readonly timeout?: string;
  readonly help?: boolean;
  readonly version?: boolean;
}

function parse(args: readonly string[]): Values {
  try {
    const { values } = parseArgs({
      args: [...args],
      // `--no-report`, and no other.
      options: {
        subject: { type: 'string' },
        exec: { type: 'string' },
        profile: { type: 'string', multiple: true },
        level: { type: 'string' },
        seed: { type: 'string' },
        only: { type: 'string', multiple: true },
        replay: { type: 'string' },
        expectations: { type: 'string' },
        report: { type: 'string' },
        'no-report': { type: 'boolean' },
        json: { type: 'boolean' },
        timeout: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
    const { 'no-report': noReport, ...rest } = values;
    if (noReport && rest.report !== undefined) {
      throw invalid('--report and --no-report exclude each other.');
    }
    return noReport ? { ...rest, report: false } : rest;
  } catch (cause) {
    if (isLicenseStoreError(cause)) throw cause;
    throw invalid(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function subjectOf(file: string | undefined, command: string | undefined): SubjectSource {
  if (file !== undefined && command !== undefined) {
    throw invalid('--subject and --exec exclude each other.');
  }
  if (file !== undefined) return { kind: 'file', file };
  return command === undefined ? { kind: 'own' } : { kind: 'command', command };
}

function replayOf(
  text: string,
  only: readonly string[] | undefined,
): Pick<CommandOptions, 'only' | 'script'> {
  const colon = text.indexOf(':');
  if (colon < 1)
    throw invalid('--replay takes the id of a walk, a colon and moves with commas between them.');
  if (only !== undefined) throw invalid('--replay and --only exclude each other.');
  return { only: [text.slice(0, colon)], script: text.slice(colon + 1) };
}

function profileNamed(word: string): ProfileName {
  if (isProfileName(word)) return word;
  throw invalid(`There is no profile "${word}"; there are ${profileNames.join(', ')}.`);
}

function levelNamed(word: string): Level {
  const level = levels.find((each) => each === word);
  if (level !== undefined) return level;
  throw invalid(`There is no level "${word}"; there are ${levels.join(', ')}.`);
}

function numberOf(option: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= least) return value;
  throw invalid(`${option} takes a whole number from ${least}, not "${text}".`);
}

function reportOf(value: string | boolean | undefined): string | undefined {
  if (value === false) return undefined;
  if (value === '') throw invalid('--report takes a directory.');
  return typeof value === 'string' ? value : 'conformance-report';
}

function invalid(message: string, cause?: unknown): LicenseStoreError {
  const remedy = 'wmdrm-conformance --help lists the options.';
  return new LicenseStoreError('invalid-argument', message, { cause, remedy });
}
