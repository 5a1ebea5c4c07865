import { asciiLowerCase } from './ascii-case.js';
import type { Refuse } from './path-error.js';

/** A UNC text taken apart; nothing in it is checked yet but where the separators stand. */
export interface UncShape {
  /** Whether it was written as `\\?\UNC\…`. There only the backslash separates. */
  readonly verbatim: boolean;
  readonly host: string;
  readonly share: string;
  /** What follows the share: empty, or beginning with a separator. */
  readonly rest: string;
}

/** The verbatim prefix, its letters in lower case. */
const verbatimPrefix = '\\\\?\\unc\\';

function isSeparator(character: string): boolean {
  return character === '\\' || character === '/';
}

/** Whether `text` begins with two separators (R1). */
export function beginsLikeUnc(text: string): boolean {
  return isSeparator(text.charAt(0)) && isSeparator(text.charAt(1));
}

/** R1 to R5: the outer form `\\host\share…` of [MS-DTYP] 2.2.57, and the prefixes of "Naming Files, Paths, and Namespaces". */
export function splitUnc(text: string, refuse: Refuse): UncShape {
  if (!beginsLikeUnc(text)) refuse('NOT_UNC');
  const verbatim = isVerbatim(text);
  const start = verbatim ? verbatimPrefix.length : 2;
  const isEnd = verbatim ? (character: string): boolean => character === '\\' : isSeparator;

  const hostEnd = findEnd(text, start, isEnd);
  const host = text.slice(start, hostEnd);
  if (!verbatim && (host === '.' || host === '?')) refuse('UNC_DEVICE'); // R2, R3
  if (start === text.length) refuse('UNC_NO_SERVER'); // R4
  if (hostEnd === start) refuse('UNC_LEADING');

  const shareStart = hostEnd + 1;
  if (shareStart >= text.length) refuse('UNC_NO_SHARE'); // R5
  const shareEnd = findEnd(text, shareStart, isEnd);
  if (shareEnd === shareStart) refuse('UNC_EMPTY_SHARE');
  return { verbatim, host, share: text.slice(shareStart, shareEnd), rest: text.slice(shareEnd) };
}

/**
 * R2: written with backslashes. Whatever else stands behind `\\?\` needs no look: its host is `?`, which R3 refuses.
 */
function isVerbatim(text: string): boolean {
  return asciiLowerCase(text.slice(0, verbatimPrefix.length)) === verbatimPrefix;
}

function findEnd(text: string, start: number, isEnd: (character: string) => boolean): number {
  let end = start;
  while (end < text.length && !isEnd(text.charAt(end))) end++;
  return end;
}
