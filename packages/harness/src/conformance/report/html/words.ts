import type { Verdict } from '../../../contract/run-profile.js';
import type { RequirementSource } from '../../../contract/requirement.js';
import type { RequirementReport } from '../report.js';
import { markup, type Markup } from './markup.js';

/** A verdict is told by its word and its sign, not by colour alone. */
const signs: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✗',
  error: '!',
  timeout: '◷',
  'not-applicable': '–',
};

export function verdictWord(verdict: Verdict): string {
  return verdict.replace('-', ' ');
}

export function verdictMark(verdict: Verdict): Markup {
  return markup`<span class="verdict ${verdict}"
    ><span aria-hidden="true">${signs[verdict]}</span> ${verdictWord(verdict)}</span
  >`;
}

/** Where a requirement comes from, in words. */
export function sourceText(source: RequirementSource): string {
  switch (source.level) {
    case 'documented':
      return `${source.page}, ${source.section}`;
    case 'inherited':
      return source.rule;
    case 'design':
      return /^U\d/.test(source.decision) ? `decision ${source.decision}` : source.decision;
  }
}

/** Anchor of a requirement in the matrix; of its failure with `failure` in front. */
export function anchorOf({ profile, id }: Pick<RequirementReport, 'profile' | 'id'>): string {
  return `${profile}-${id}`.toLowerCase();
}
