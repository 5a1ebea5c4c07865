import { isFault } from '../../run/judge-expectations.js';
import { isBroken } from '../../run/level-verdict.js';
import type { Report, RequirementReport } from '../report.js';
import { markup, type Markup } from './markup.js';
import { anchorOf, sourceText, verdictMark } from './words.js';

/** Every broken requirement with the calls that show it. */
export function failuresSection(report: Report): Markup | undefined {
  const broken = report.requirements.filter(({ verdict }) => isBroken(verdict));
  if (broken.length === 0) return undefined;
  return markup`<section aria-labelledby="failures">
    <h2 id="failures">Failures</h2>
    ${broken.map((each) => failure(each, report))}
  </section>`;
}

function failure(each: RequirementReport, report: Report): Markup {
  const { profile, id, title, verdict, keyword, source, reason, expected } = each;
  const shownBy = report.cases.find((run) => run.profile === profile && run.id === each.cases[0]);
  const calls = shownBy?.transcript ?? [];
  const stack = report.volatile.stacks[`${profile}/${id}`];
  return markup`<article class="failure ${keyword === 'MUST' ? verdict : 'advice'}" id="failure-${anchorOf(each)}">
    <h3><a href="#${anchorOf(each)}">${id}</a> ${verdictMark(verdict)}</h3>
    <p>${title}</p>
    <p class="meta">
      ${profile} · ${keyword}${keyword !== 'MUST' && ' (costs no level)'} · ${source.level} ·
      ${sourceText(source)}
    </p>
    ${expected !== undefined && markup`<p class="expected">Expected: ${expected}</p>`}
    ${reason !== undefined && markup`<pre>${reason}</pre>`}
    ${
      calls.length > 0 &&
      markup`<details>
        <summary>${calls.length} calls of ${shownBy?.id}</summary>
        <ol class="calls">
          ${calls.map((call) => markup`<li>${call}</li>`)}
        </ol>
      </details>`
    }
    ${
      stack !== undefined &&
      markup`<details>
        <summary>where the error came from</summary>
        <pre>${stack}</pre>
      </details>`
    }
  </article>`;
}

/** Expectations, where there are any. */
export function expectationsSection({ expectations }: Report): Markup | undefined {
  if (expectations.length === 0) return undefined;
  return markup`<section aria-labelledby="expectations">
    <h2 id="expectations">Expectations</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">id</th>
          <th scope="col">expected</th>
          <th scope="col">reason</th>
          <th scope="col">came true</th>
        </tr>
      </thead>
      <tbody>
        ${expectations.map((each) => {
          const { id, outcome, reason, expires, state, message } = each;
          const until = expires === undefined ? '' : ` until ${expires}`;
          return markup`<tr>
            <th scope="row">${id}</th>
            <td>${outcome}${until}</td>
            <td>${reason}</td>
            <td class="${isFault(each) && 'bad'}">${message ?? state.replace('-', ' ')}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </section>`;
}
