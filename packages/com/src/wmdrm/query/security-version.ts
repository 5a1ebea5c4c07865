/** Compares versions like `2.4.0.1` part by part; `undefined` if one of them is none. */
export function isOlderVersion(version: string, wanted: string): boolean | undefined {
  const own = partsOf(version);
  const least = partsOf(wanted);
  if (own === undefined || least === undefined) return undefined;
  for (let at = 0; at < Math.max(own.length, least.length); at += 1) {
    const difference = (own[at] ?? 0) - (least[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function partsOf(text: string): readonly number[] | undefined {
  return /^\d{1,9}(\.\d{1,9}){0,3}$/.test(text) ? text.split('.').map(Number) : undefined;
}
