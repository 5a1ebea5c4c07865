import type { LicenseDescription, LicenseFormat, RawField, VerdictWithEvidence } from '@wmdrm/core';
import { maxIdLength } from '../limits.js';
import { JsonReader } from '../json/json-reader.js';
import { parseJson, type Selection } from '../json/parse-json.js';
import { checkLength } from '../malformed.js';
import { singleLicenseFormat, type ParseLicense } from '../single-license-format.js';
import { decodeUtf8 } from '../text/decode-text.js';
import { isPlainText } from '../text/plain-text.js';
import { publicPart } from '../text/public-part.js';
import { malformedLcp } from './malformed-lcp.js';
import { readRights } from './rights.js';

/** Id of {@link lcpFormat}. */
export const lcpId = 'lcp';

/** Largest license document that is read: 1 MiB; usual ones have 2 to 5 KiB. */
export const maxLcpLength: number = 1024 * 1024;

/** Most characters of a link relation that is described; longer ones are no registered relations. */
const maxRelationLength = 64;

const notExpressed: VerdictWithEvidence = {
  verdict: 'not-expressed',
  evidence: 'Readium LCP 1.0, section 3.5: no such right',
};

// Everything else, above all keys, user and signature, is stepped over and never becomes a value.
const selection: Selection = {
  id: true,
  issued: true,
  updated: true,
  provider: true,
  encryption: { profile: true },
  rights: true,
  links: { '*': { rel: true } },
};

/** Reads a Readium LCP license document (LCP 1.0, section 3). */
export const parseLcp: ParseLicense = (payload) => {
  checkLength('LCP license', payload.length, maxLcpLength);
  const root = new JsonReader(
    parseJson(decodeUtf8(payload, malformedLcp), selection, malformedLcp),
    'the document',
    malformedLcp,
  );
  const issuerLicenseId = root.text('id', maxIdLength);
  const provider = publicPart(root.text('provider', maxIdLength));
  const id = `${lcpId}:${provider}:${issuerLicenseId}`;
  if (provider === '') throw malformedLcp('provider of the document is no URI', root.offset);
  if (id.length > maxIdLength) {
    throw malformedLcp(`provider and id together exceed ${maxIdLength} characters`, root.offset);
  }
  const issued = root.date('issued');
  const updated = root.has('updated') ? root.date('updated') : undefined;
  const profile = root.object('encryption').text('profile');
  const relations = root.objects('links').flatMap((link) => link.texts('rel'));
  const raw: RawField[] = [
    { name: 'issued', value: issued.text },
    ...(updated ? [{ name: 'updated', value: updated.text }] : []),
    { name: 'encryption.profile', value: publicPart(profile) },
    ...[...new Set(relations)]
      .filter((relation) => isPlainText(relation, maxRelationLength))
      .map((relation) => ({ name: 'links.rel', value: publicPart(relation) })),
  ];
  const description: LicenseDescription = {
    backup: notExpressed,
    restore: notExpressed,
    persistence: 'yes',
    issuerLicenseId,
    keyIds: [],
    // A renewed license keeps its first date in `issued`: what counts is when this document was made.
    issued: Math.max(issued.milliseconds, updated?.milliseconds ?? issued.milliseconds),
    ...readRights(root),
    provider,
    unknownMustUnderstand: [],
    raw,
  };
  return { description, identify: () => id };
};

/** Readium LCP license documents (`.lcpl`). */
export const lcpFormat: LicenseFormat = singleLicenseFormat({
  id: lcpId,
  name: 'Readium LCP license',
  extension: '.lcpl',
  recognize(head) {
    const text = new TextDecoder('utf-8').decode(head).trimStart();
    if (!text.startsWith('{')) return false;
    const has = (name: string): boolean => text.includes(`"${name}"`);
    return has('provider')
      ? has('issued') || has('encryption')
      : has('encryption') && has('issued');
  },
  parse: parseLcp,
});
