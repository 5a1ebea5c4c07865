import { asciiLowerCase } from './ascii-case.js';
import { decodeIpv6Literal, isIpv6Literal } from './ipv6-literal.js';
import type { Refuse } from './path-error.js';

/** A host that passed the rules. */
export interface UncHost {
  /** The server to connect to: the host as written, or the address its `ipv6-literal.net` form stands for. */
  readonly server: string;
  /** Whether it is an IP address. */
  readonly isIpLiteral: boolean;
}

/** Longest label and longest host name: RFC 1035, 2.3.4. */
const longestLabel = 63;
const longestHost = 255;

/** `NAME@PORT`, `NAME@SSL`, `NAME@SSL@PORT`: how the WebClient redirector of Windows writes an HTTP server. */
const webClientHost = /^[^@:]+@(?:[0-9]+|ssl(?:@[0-9]+)?)$/i;
/** Redirectors of Remote Desktop and of the Windows Subsystem for Linux. */
const localRedirectors: readonly string[] = ['tsclient', 'wsl$', 'wsl.localhost'];
/** No leading `-`: a host must never be read as an option where a command is spawned. */
const hostCharacters = /^[A-Za-z0-9._][A-Za-z0-9._-]*$/;
const allDigits = /^[0-9]+$/;
const decimalByte = /^(?:0|[1-9][0-9]{0,2})$/;

/** R6 to R10: the `host-name` of [MS-DTYP] 2.2.57, with `_` for NetBIOS names. */
export function readHost(host: string, refuse: Refuse): UncHost {
  const part = { role: 'the host', text: host };
  if (host.includes('@')) refuse(webClientHost.test(host) ? 'UNC_WEBDAV' : 'UNC_CREDENTIALS', part); // R6
  if (localRedirectors.includes(asciiLowerCase(host))) refuse('UNC_LOCAL_REDIRECTOR', part); // R7
  if (!hostCharacters.test(host)) refuse('UNC_BAD_HOST', part); // R8
  if (isIpv6Literal(host)) {
    const server = decodeIpv6Literal(host) ?? refuse('UNC_BAD_HOST', part); // R9
    return { server, isIpLiteral: true };
  }
  const labels = host.split('.');
  const endsInNumber = allDigits.test(labels.at(-1) ?? '');
  if (!labels.every(isLabel) || (endsInNumber && !isIpv4(labels))) refuse('UNC_BAD_HOST', part); // R10
  if (host.length > longestHost || labels.some((label) => label.length > longestLabel)) {
    refuse('UNC_TOO_LONG', part);
  }
  return { server: host, isIpLiteral: endsInNumber };
}

function isLabel(label: string): boolean {
  return label !== '' && !label.startsWith('-') && !label.endsWith('-');
}

/** Four decimal numbers 0-255 without leading zeros: [MS-DTYP] 2.2.57 by RFC 3986, 3.2.2. */
function isIpv4(labels: readonly string[]): boolean {
  return (
    labels.length === 4 && labels.every((label) => decimalByte.test(label) && Number(label) <= 255)
  );
}
