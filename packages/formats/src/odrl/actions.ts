import { toIri, toIriPart } from './iri.js';

/** How a right is called in ODRL, and what it counts if not the times it is used. */
export interface OdrlAction {
  readonly action: string;
  readonly unit?: string;
}

/** Rights of all formats that mean the same as an action of the vocabulary (ODRL Vocabulary 2.2, section 4.5). */
const known: ReadonlyMap<string, string> = new Map([
  ['Play', 'play'],
  ['Playback', 'play'],
  ['Copy', 'reproduce'],
  ['use', 'use'],
]);

/** Rights that mean something else in one format (LCP Rights Registry: pages, and characters to the clipboard). */
const knownInFormat: Readonly<Record<string, ReadonlyMap<string, OdrlAction>>> = {
  lcp: new Map([
    ['print', { action: 'print', unit: 'wmdrm:page' }],
    ['copy', { action: 'extract', unit: 'wmdrm:character' }],
  ]),
};

/**
 * The action a right is. What the vocabulary has no word for keeps its own: a URI as it is, any other name as a term of
 * this project's profile.
 */
export function actionOf(format: string, right: string): OdrlAction {
  const inFormat = Object.hasOwn(knownInFormat, format) ? knownInFormat[format] : undefined;
  const found = inFormat?.get(right);
  if (found) return found;
  const action = known.get(right);
  if (action !== undefined) return { action };
  return { action: toIri(right) ?? `wmdrm:action:${toIriPart(right)}` };
}
