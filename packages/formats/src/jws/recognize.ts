import { decodeBase64Url } from '../text/base64.js';
import { topLevelMembers } from '../json/top-level-members.js';

/** Words that make an explicit type (RFC 8725 section 3.11) that of an entitlement, for example `license+jwt`. */
const typeWords: ReadonlySet<string> = new Set([
  'license',
  'licenses',
  'licence',
  'licences',
  'entitlement',
  'entitlements',
]);
/** Types that only say it is a token. */
const generalTypes: ReadonlySet<string> = new Set(['', 'jwt', 'jws', 'jose', 'jose+json']);

/** Claims only an entitlement has. */
const entitlementClaims: readonly string[] = [
  ...typeWords,
  'license_id',
  'licence_id',
  'licenseId',
  'licenceId',
];
/** Claims of the tokens somebody logs in or calls an interface with (OpenID Connect Core 2, RFC 9068, RFC 8693). */
const sessionClaims: readonly string[] = [
  'nonce',
  'at_hash',
  'c_hash',
  'azp',
  'auth_time',
  'sid',
  'scope',
  'scp',
  'client_id',
];

const compact = /^[ \t\r\n]*([\w-]+)\.([\w-]+)/;

/**
 * True if `head` begins a token that says it is an entitlement. Most tokens are none: what logs somebody in must not
 * end in a store of licenses. Either the header's `typ` says so (`license+jwt`, `application/vnd.x.entitlement+jwt`), or
 * `typ` is general (`JWT`) or absent and the claims have a license or entitlement and none of a session.
 */
export function isEntitlement(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head);
  if (/^[ \t\r\n]*\{/.test(text)) return isJsonEntitlement(text);
  const match = compact.exec(text);
  if (!match) return false;
  const header = decodeAvailable(match[1]!);
  return topLevelMembers(header).has('alg') && entitles([header], decodeAvailable(match[2]!));
}

/** JSON serialization: the members it needs must stand in the head. */
function isJsonEntitlement(text: string): boolean {
  const members = topLevelMembers(text);
  if (!members.has('payload') || !(members.has('signature') || members.has('signatures'))) {
    return false;
  }
  const headers = [...text.matchAll(/"protected"\s*:\s*"([\w-]*)"/g)].map(([, part]) =>
    decodeAvailable(part!),
  );
  return entitles(headers, decodeAvailable(members.get('payload')!));
}

function entitles(headers: readonly string[], claims: string): boolean {
  const types = headers
    .map((header) => typeOf(topLevelMembers(header).get('typ') ?? ''))
    .filter((type) => !generalTypes.has(type));
  if (types.length > 0) return types.every(namesEntitlement);
  const names = topLevelMembers(claims);
  return (
    entitlementClaims.some((name) => names.has(name)) &&
    !sessionClaims.some((name) => names.has(name))
  );
}

/** RFC 7515 section 4.1.9: the prefix may be left out, and media types know no case. */
function typeOf(typ: string): string {
  return typ.toLowerCase().replace(/^application\//, '');
}

function namesEntitlement(type: string): boolean {
  return type.split(/[^a-z]+/).some((word) => typeWords.has(word));
}

/** The text as far as the base64url goes: a head may end anywhere. */
function decodeAvailable(base64url: string): string {
  const whole = base64url.length % 4 === 1 ? base64url.slice(0, -1) : base64url;
  const decoded = decodeBase64Url(whole);
  const bytes = 'bytes' in decoded ? decoded : decodeBase64Url(whole.slice(0, whole.length & ~3));
  return 'bytes' in bytes ? new TextDecoder('utf-8').decode(bytes.bytes) : '';
}
