/** A string with its quotes, if it ends in the text. */
const wholeString = /"(?:[^"\\]|\\.)*"/y;

/**
 * Names of the members of a JSON object of which only the beginning may be there, with the value of those that are
 * strings, `''` for all others and for a string that is cut off at the end of the text (then as far as it goes). A quick
 * look, not a check: what is no JSON gives what can be made of it. Never throws.
 */
export function topLevelMembers(text: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  let depth = 0;
  let name: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (char === '"') {
      wholeString.lastIndex = at;
      const match = wholeString.exec(text)?.[0];
      const value = match === undefined ? text.slice(at + 1) : unquoted(match);
      if (depth === 1 && name !== undefined) {
        members.set(name, value);
        name = undefined;
      } else if (depth === 1 && match !== undefined) {
        name = nameBefore(text, at + match.length, value);
        if (name !== undefined) members.set(name, '');
      }
      if (match === undefined) break;
      at += match.length - 1;
    } else if (char === ',' && depth === 1) name = undefined;
  }
  return members;
}

/** `value` if a colon follows it. */
function nameBefore(text: string, end: number, value: string): string | undefined {
  return /^[ \t\r\n]*:/.test(text.slice(end, end + 64)) ? value : undefined;
}

function unquoted(string: string): string {
  try {
    return JSON.parse(string) as string;
  } catch {
    return string.slice(1, -1);
  }
}
