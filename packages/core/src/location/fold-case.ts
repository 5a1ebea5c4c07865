/**
 * `text` folded for comparison the way Windows file systems compare names: each UTF-16 unit by its own upper-case form.
 * Units whose upper case is longer than one unit keep their form (`ß`), so do units beyond ASCII whose upper case is
 * ASCII (`ı`, `ſ`) and surrogates, hence all characters beyond U+FFFF. No normalisation: NFC and NFD stay different, as
 * they do on a server.
 *
 * Windows compares with a table of its own, stored in each volume ([MS-UCODEREF] 3.1.5.3.1); for rare scripts that
 * table and Unicode disagree. The rule here is Canonicalize of ECMA-262, 22.2.2.7.3, without the `u` flag.
 */
export function foldCase(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index++) folded += foldUnit(text.charAt(index));
  return folded;
}

function foldUnit(unit: string): string {
  const upper = unit.toUpperCase();
  if (upper.length !== 1) return unit;
  return unit > '\u007f' && upper <= '\u007f' ? unit : upper;
}
