import { verdicts, type LevelVerdict } from '../../run/level-verdict.js';
import type { ProfileReport, Report } from '../report.js';
import { markup, type Markup } from './markup.js';
import { anchorOf, verdictWord } from './words.js';

/** Who was judged, the verdict, and how it came about. */
export function summarySection(report: Report): Markup {
  return markup`
    <header class="top">
      <p class="overline">Conformance report</p>
      <h1>${subjectNames(report)}</h1>
      ${banner(report)} ${report.asked.only === null && ladder(report.levels)}
    </header>
    ${missing(report)}
    <section aria-labelledby="profiles">
      <h2 id="profiles">Profiles</h2>
      <table class="profiles">
        <thead>
          <tr>
            <th scope="col">profile</th>
            <th scope="col">subject</th>
            <th scope="col">kept up to</th>
            <th scope="col">requirements</th>
          </tr>
        </thead>
        <tbody>
          ${report.profiles.map(profileRow)}
        </tbody>
      </table>
      ${leftOut(report)}
    </section>
  `;
}

function subjectNames({ profiles }: Report): string {
  const names = profiles.map(({ subject: { name, version } }) =>
    version === null ? name : `${name} ${version}`,
  );
  const [first = 'Nothing', ...others] = new Set(names);
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function banner({ passed, level, levels, asked, expectations }: Report): Markup {
  const kept = levels.slice(0, levels.findIndex((each) => each.level === level) + 1);
  const next = levels.find(({ conformant }) => !conformant);
  const known = expectations.filter(({ state }) => state === 'met').length;
  const facts = [
    level !== null && `Keeps ${list(kept.map((each) => each.level))}.`,
    asked.only !== null && 'Only some cases were run: no level is awarded.',
    next !== undefined && `${count(next.missing.length, 'requirement')} missing to ${next.level}.`,
    known > 0 && `${count(known, 'failure')} expected.`,
    !passed && 'The run failed.',
  ];
  const mood = passed ? (next === undefined ? 'good' : 'known') : 'bad';
  return markup`<p class="banner ${mood}">
    <strong>${headline(level, passed, asked)}</strong>
    <span>${facts.filter((fact) => fact !== false).join(' ')}</span>
  </p>`;
}

function headline(level: Report['level'], passed: boolean, { only }: Report['asked']): string {
  if (only !== null) return passed ? 'Passed' : 'Failed';
  return level === null ? 'Not conformant' : `Conformant at ${level}`;
}

function ladder(levels: readonly LevelVerdict[]): Markup {
  return markup`<ol class="ladder">
    ${levels.map(({ level, counts, conformant, missing }) => {
      const judged = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
      const state = judged === 0 ? 'empty' : conformant ? 'kept' : 'broken';
      const words = { empty: 'nothing to judge', kept: 'kept', broken: 'not kept' }[state];
      const why = state === 'broken' && missing.length === 0 ? ', as a level before is not' : '';
      return markup`<li class="${state}">
        <span class="step">${level}</span>
        <span class="state">${words}${why}</span>
        ${bar(counts)}
      </li>`;
    })}
  </ol>`;
}

function missing({ levels, requirements, asked }: Report): Markup | undefined {
  const next = levels.find(({ conformant }) => !conformant);
  if (next === undefined || asked.only !== null) return undefined;
  const rows = requirements.filter(({ id }) => next.missing.includes(id));
  return markup`<section aria-labelledby="missing">
    <h2 id="missing">Missing to ${next.level}</h2>
    <ul class="ids">
      ${next.missing.map((id) => {
        const row = rows.find((each) => each.id === id && each.verdict !== 'pass');
        return row && markup`<li><a href="#failure-${anchorOf(row)}">${id}</a></li>`;
      })}
    </ul>
  </section>`;
}

function profileRow({ name, subject, level, levels }: ProfileReport): Markup {
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [
      verdict,
      levels.reduce((sum, each) => sum + each.counts[verdict], 0),
    ]),
  ) as LevelVerdict['counts'];
  return markup`<tr>
    <th scope="row"><a href="#matrix-${name}">${name}</a></th>
    <td>
      ${subject.name} ${subject.version ?? ''}
      <small
        >${subject.capabilities.length > 0 && `claims ${subject.capabilities.join(', ')}`}</small
      >
    </td>
    <td>${level ?? 'no level'}</td>
    <td>${bar(counts)}</td>
  </tr>`;
}

/** Counts as words and as a bar. */
function bar(counts: LevelVerdict['counts']): Markup {
  const found = verdicts.filter((verdict) => counts[verdict] > 0);
  const total = found.reduce((sum, verdict) => sum + counts[verdict], 0);
  let at = 0;
  return markup`<span class="bar">
    ${
      found.length > 0 &&
      markup`<svg viewBox="0 0 ${total} 1" preserveAspectRatio="none" aria-hidden="true">
        ${found.map((verdict) => {
          const x = at;
          at += counts[verdict];
          return markup`<rect class="${verdict}" x="${x}" width="${counts[verdict]}" height="1" />`;
        })}
      </svg>`
    }
    <span>${found.map((verdict) => `${counts[verdict]} ${verdictWord(verdict)}`).join(' · ')}</span>
  </span>`;
}

function leftOut({ profiles, asked }: Report): Markup | undefined {
  const left = profiles.reduce((sum, profile) => sum + profile.leftOut, 0);
  if (left === 0) return undefined;
  const why = asked.only === null ? `beyond the level ${asked.level}` : 'not among the cases named';
  return markup`<p>${count(left, 'requirement')} left out: ${why}.</p>`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
