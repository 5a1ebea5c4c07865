/**
 * `text` as Windows compares names: each UTF-16 unit by its upper case, where that is one unit. NTFS has a table of its
 * own ([MS-FSA] 2.1.1.1, UpcaseTable); for rare scripts it and this disagree.
 */
export function foldCase(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at);
    const upper = unit.toUpperCase();
    return upper.length === 1 ? upper : unit;
  }).join('');
}
