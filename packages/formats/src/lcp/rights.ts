import type { LicenseDescription, LicenseRight } from '@wmdrm/core';
import type { JsonReader } from '../json/json-reader.js';
import { maxRights, maxTextLength } from '../limits.js';
import { isPlainText } from '../text/plain-text.js';
import { publicPart } from '../text/public-part.js';
import { malformedLcp } from './malformed-lcp.js';

/** What the `rights` of a license document say; stateful if something is counted. */
export type LcpRights = Pick<LicenseDescription, 'rights' | 'notBefore' | 'notAfter' | 'stateful'>;

/** Counted rights (LCP Rights Registry): pages printed, characters copied to the clipboard. */
const counted: readonly string[] = ['print', 'copy'];
const extensionName = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Reads `rights` of the document (LCP 1.0, section 3.5). A counted right that is absent, null or negative is
 * unlimited. Rights of other registries are named by a URI; their values are not interpreted.
 */
export function readRights(root: JsonReader): LcpRights {
  if (!root.has('rights')) return { rights: counted.map((name) => ({ name })), stateful: false };
  const reader = root.object('rights');
  const limits = counted.map((name) => readCount(reader, name));
  const extensions = [...reader.members].filter(
    ([name, { value }]) => extensionName.test(name) && value !== false && value !== null,
  );
  if (extensions.length > maxRights) {
    throw malformedLcp(`more than ${maxRights} rights`, reader.offset);
  }
  return {
    rights: [...limits, ...extensions.map(([name, { offset }]) => readExtension(name, offset))],
    stateful: limits.some(({ count }) => count !== undefined),
    ...(reader.has('start') ? { notBefore: reader.date('start').milliseconds } : {}),
    ...(reader.has('end') ? { notAfter: reader.date('end').milliseconds } : {}),
  };
}

function readCount(reader: JsonReader, name: string): LicenseRight {
  if (!reader.has(name)) return { name };
  const count = reader.integer(name);
  return count < 0 ? { name } : { name, count };
}

function readExtension(uri: string, offset: number): LicenseRight {
  const name = publicPart(uri);
  if (isPlainText(name, maxTextLength)) return { name, conditional: true };
  throw malformedLcp('the name of a right is too long or has control characters', offset);
}
