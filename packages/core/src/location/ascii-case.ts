/**
 * `text` with A-Z as a-z and nothing else changed: for names a protocol defines in ASCII, where the Kelvin sign is no K
 * and a dotless i no I.
 */
export function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
