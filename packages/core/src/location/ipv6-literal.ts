import { asciiLowerCase } from './ascii-case.js';

const suffix = '.ipv6-literal.net';
const group = /^[0-9a-f]{1,4}$/i;
const zoneId = /^[0-9a-z]+$/i;

/** Whether `host` is a name under `ipv6-literal.net`, the form Windows gives an IPv6 address inside a UNC path. */
export function isIpv6Literal(host: string): boolean {
  return asciiLowerCase(host).endsWith(suffix);
}

/**
 * The address an {@link isIpv6Literal} host stands for, as `ADDR` or `ADDR%ZONE`, or undefined if it stands for none.
 * In the literal `-` is written for `:` ([MS-DTYP] 2.2.57) and `s` for the `%` before a zone.
 */
export function decodeIpv6Literal(host: string): string | undefined {
  const literal = host.slice(0, -suffix.length);
  const mark = asciiLowerCase(literal).indexOf('s');
  const address = (mark < 0 ? literal : literal.slice(0, mark)).replaceAll('-', ':');
  if (!isIpv6(address)) return undefined;
  if (mark < 0) return address;
  const zone = literal.slice(mark + 1);
  return zoneId.test(zone) ? `${address}%${zone}` : undefined;
}

/** The forms 1 and 2 of RFC 4291, 2.2: eight groups, or fewer with one `::`. Embedded IPv4 has no form in a literal. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const countFits = halves.length === 2 ? groups.length <= 7 : groups.length === 8;
  return countFits && groups.every((text) => group.test(text));
}
