import { levels } from '../../contract/requirement.js';
import { isFault } from '../run/judge-expectations.js';
import { isBroken, verdicts, type LevelVerdict } from '../run/level-verdict.js';
import type { Report, RequirementReport } from './report.js';

/** Calls shown of a failure, the last ones, as they say most; and failures shown with theirs. The report has all. */
const shownCalls = 20;
const shownFailures = 10;

/** The verdict in a few lines, for a terminal. */
export function textReport(report: Report): string {
  const blocks = [
    headline(report),
    report.profiles.flatMap(({ name, subject, levels }) => [
      `${name}: ${subject.name}${subject.version === null ? '' : ` ${subject.version}`}`,
      ...levels.flatMap(levelLine),
    ]),
    section('Failed', unexpected(report, true), (each, at) => failure(each, at, report)),
    section('Not kept, which costs no level', unexpected(report, false), (each, at) =>
      failure(each, at, report),
    ),
    section('Failed as expected', report.requirements.filter(isExpected), (each) => [
      `${each.id} ${each.verdict} (${each.keyword}, ${each.source.level}): ${each.expected}`,
    ]),
    section('Wrong expectations', report.expectations.filter(isFault), ({ id, message }) => [
      `${id}: ${message}`,
    ]),
    section('Expectations left aside', report.expectations.filter(isLeftAside), ({ id }) => [
      `${id}: the requirement is not part of this run`,
    ]),
    section('Not applicable', [...notApplicable(report)], ([reason, ids]) =>
      wrapped(`${reason}: ${ids.join(', ')}`),
    ),
    leftOut(report),
    verdictLines(report),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

function headline({ suite, seed, requirements }: Report): readonly string[] {
  return [
    `Conformance suite ${suite.version}, seed ${seed}: ${requirements.length} requirements judged`,
  ];
}

function levelLine({ level, counts, conformant }: LevelVerdict): readonly string[] {
  const found = verdicts.filter((verdict) => counts[verdict] > 0);
  if (found.length === 0) return [];
  const texts = found.map((verdict) => `${counts[verdict]} ${verdict.replace('-', ' ')}`);
  return [
    `  ${level.padEnd(12)}${conformant ? 'conformant' : 'not conformant'}: ${texts.join(', ')}`,
  ];
}

function section<T>(
  title: string,
  items: readonly T[],
  lines: (item: T, at: number) => readonly string[],
): readonly string[] {
  if (items.length === 0) return [];
  return [title, ...items.flatMap((item, at) => lines(item, at)).map((line) => `  ${line}`)];
}

/** Lines of at most 96 characters where there is a space to break at; all but the first are indented. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < 96)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(lines.length === 0 ? word : `  ${word}`);
  }
  return lines;
}

function failure(each: RequirementReport, at: number, { cases }: Report): readonly string[] {
  const { profile, id, title, verdict, keyword, source, reason = '' } = each;
  const heading = `${id} ${verdict} (${keyword}, ${source.level}): ${title}`;
  if (at >= shownFailures) return [heading];
  const shownBy = cases.find((run) => run.profile === profile && run.id === each.cases[0]);
  const calls = shownBy?.transcript ?? [];
  const skipped = calls.length - shownCalls;
  return [
    heading,
    ...reason.split('\n').map((line) => `  ${line}`),
    ...(skipped > 0 ? [`    … ${skipped} calls before`] : []),
    ...calls.slice(-shownCalls).map((call) => `    ${call}`),
  ];
}

function unexpected({ requirements }: Report, isMust: boolean): readonly RequirementReport[] {
  return requirements.filter(
    ({ verdict, expected, keyword }) =>
      isBroken(verdict) && expected === undefined && (keyword === 'MUST') === isMust,
  );
}

function isExpected({ expected }: RequirementReport): boolean {
  return expected !== undefined;
}

function isLeftAside({ state }: Report['expectations'][number]): boolean {
  return state === 'not-run';
}

function notApplicable({ requirements }: Report): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, kind, verdict, reason: why = '' } of requirements) {
    if (verdict !== 'not-applicable') continue;
    const reason = kind === 'untestable' ? 'not testable; the report says why' : why;
    const known = ids.get(reason);
    if (known === undefined) ids.set(reason, [id]);
    else if (!known.includes(id)) known.push(id);
  }
  return ids;
}

function leftOut({ profiles, asked }: Report): readonly string[] {
  const count = profiles.reduce((sum, profile) => sum + profile.leftOut, 0);
  if (count === 0) return [];
  const why = asked.only === null ? `beyond the level ${asked.level}` : 'not among the cases named';
  return [`${count} requirements were left out: ${why}.`];
}

function verdictLines({ level, asked, passed, levels: judged }: Report): readonly string[] {
  if (asked.only !== null) {
    return [`${passed ? 'Passed' : 'Failed'}; a part of the suite awards no level.`];
  }
  const next = judged.find(({ conformant }) => !conformant);
  return [
    level === null ? 'Conformant at no level' : `Conformant: ${levelsUpTo(level)}`,
    ...(next === undefined ? [] : [`Missing to ${next.level}: ${next.missing.join(', ')}`]),
    ...(passed ? [] : ['The run failed.']),
  ];
}

function levelsUpTo(level: (typeof levels)[number]): string {
  return levels.slice(0, levels.indexOf(level) + 1).join(', ');
}
