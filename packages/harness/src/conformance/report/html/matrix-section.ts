import { levels } from '../../../contract/requirement.js';
import { isBroken, verdicts } from '../../run/level-verdict.js';
import type { Report, RequirementReport } from '../report.js';
import { markup, type Markup } from './markup.js';
import { anchorOf, sourceText, verdictMark, verdictWord } from './words.js';

/** Every requirement with its verdict, and what narrows them down. */
export function matrixSection({ requirements, profiles }: Report): Markup {
  return markup`<section aria-labelledby="matrix">
    <h2 id="matrix">Requirements</h2>
    <form class="filter" role="search" aria-label="Requirements" hidden>
      <label class="wide">text <input type="search" name="text" autocomplete="off" /></label>
      ${choice(
        'profile',
        profiles.map(({ name }) => name),
      )}
      ${choice('level', levels)} ${choice('keyword', ['MUST', 'SHOULD', 'MAY'])}
      ${choice('verdict', verdicts)}
      <button type="reset">show all</button>
      <output aria-live="polite"></output>
    </form>
    <table class="matrix">
      <thead>
        <tr>
          <th scope="col">id</th>
          <th scope="col">requirement</th>
          <th scope="col">level</th>
          <th scope="col">verdict</th>
        </tr>
      </thead>
      ${profiles.map(
        ({ name }) =>
          markup`<tbody id="matrix-${name}">
            <tr>
              <th scope="rowgroup" colspan="4">${name}</th>
            </tr>
            ${requirements.filter(({ profile }) => profile === name).map(row)}
          </tbody>`,
      )}
    </table>
  </section>`;
}

function choice(name: string, words: readonly string[]): Markup {
  return markup`<label
    >${name}
    <select name="${name}">
      <option value="">all</option>
      ${words.map((word) => markup`<option value="${word}">${word.replace('not-', 'not ')}</option>`)}
    </select></label
  >`;
}

function row(each: RequirementReport): Markup {
  const { profile, id, title, keyword, source, needs, kind, verdict, reason, expected } = each;
  const facts = [
    sourceText(source),
    needs.length > 0 && `needs ${needs.join(', ')}`,
    kind === 'watched' && 'watched in every case',
    verdict === 'not-applicable' && `${verdictWord(verdict)}: ${reason}`,
    expected !== undefined && `expected: ${expected}`,
  ];
  return markup`<tr
    id="${anchorOf(each)}"
    data-profile="${profile}"
    data-level="${source.level}"
    data-keyword="${keyword}"
    data-verdict="${verdict}"
  >
    <th scope="row">${id}</th>
    <td>
      ${title}
      <small>${facts.filter((fact) => fact !== false).join(' · ')}</small>
    </td>
    <td>${keyword}<small>${source.level}</small></td>
    <td>
      ${
        isBroken(verdict)
          ? markup`<a href="#failure-${anchorOf(each)}">${verdictMark(verdict)}</a>`
          : verdictMark(verdict)
      }
    </td>
  </tr>`;
}
