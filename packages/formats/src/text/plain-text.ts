const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** True for text of 1 to `most` characters without control characters, line separators and lone surrogates. */
export function isPlainText(text: string, most: number): boolean {
  return text.length > 0 && text.length <= most && !unprintable.test(text);
}
