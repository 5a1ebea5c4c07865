import { asciiLowerCase } from './ascii-case.js';

/** Superscript one, two and three count as digits, because they do in the Latin-1 code page. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9\u00b9\u00b2\u00b3])$/;

/**
 * Whether Win32 keeps `name` for a device: the part before the first dot, spaces at its end removed, in any case of
 * letters. Win32 "Naming Files, Paths, and Namespaces"; the console names from the documentation of CreateFile.
 */
export function isDeviceName(name: string): boolean {
  const dot = name.indexOf('.');
  const base = dot < 0 ? name : name.slice(0, dot);
  return deviceName.test(asciiLowerCase(withoutSpacesAtEnd(base)));
}

function withoutSpacesAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === ' ') end--;
  return text.slice(0, end);
}
