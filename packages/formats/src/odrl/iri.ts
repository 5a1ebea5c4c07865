/** What no URI holds as it is (RFC 3986, section 2): what is percent-encoded already stays, and so do IPv6 addresses. */
const notInUris = /%(?![0-9a-fA-F]{2})|[^\w.~:/?#[\]@!$&'()*+,;=%-]/gu;
/** Absolute, without white space. */
const absolute = /^[a-z][a-z0-9+.-]+:\S+$/i;

/** The URI in ASCII, `undefined` if the text is no absolute URI. */
export function toIri(text: string): string | undefined {
  return absolute.test(text) ? wellFormed(text).replace(notInUris, encodeURIComponent) : undefined;
}

/** Any text as one part of a URN, in ASCII. */
export function toIriPart(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** Half a character cannot be encoded. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
