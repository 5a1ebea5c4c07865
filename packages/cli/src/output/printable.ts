/** Control and format characters (bidirectional overrides among them), line separators, lone surrogates. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text from outside (a label, a file name, a provider) for a terminal: what could move the cursor, ring or reorder
 * what is read becomes `<U+XXXX>`.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `<U+${digits.padStart(4, '0')}>`;
  });
}
