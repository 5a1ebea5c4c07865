/** Absolute, without white space. */
const absolute = /^[a-z][a-z0-9+.-]+:\S+$/i;

/** The URI in ASCII, `undefined` if the text is no absolute URI. */
export function toIri(text: string): string | undefined {
  return absolute.test(text) ? encodeURI(wellFormed(text)) : undefined;
}

/** Any text as one part of a URN, in ASCII. */
export function toIriPart(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** Half a character cannot be encoded. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
