import { isDeviceName } from './device-name.js';
import { endsInDotOrSpace, holdsForbidden } from './name-characters.js';
import type { UncRule } from './unc-rule.js';

/** Not allowed in a name by [MS-FSCC] 2.1.5 and Win32 "Naming Files, Paths, and Namespaces"; `:` has its own rule. */
const forbidden = '"<>|*?';

/** The first of R17 to R20 that a name of Windows breaks; `also` are characters that may not be in it either. */
export function brokenRule(name: string, also = ''): UncRule | undefined {
  if (holdsForbidden(name, forbidden + also)) return 'UNC_BAD_NAME'; // R17
  if (name.includes(':')) return 'UNC_STREAM'; // R18
  if (endsInDotOrSpace(name)) return 'UNC_TRAILING_DOT_SPACE'; // R19
  return isDeviceName(name) ? 'UNC_RESERVED_NAME' : undefined; // R20
}
