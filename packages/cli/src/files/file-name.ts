/** Bytes a name may have on the usual file systems, less room for what is appended to make it unique. */
const longestName = 200;

/** What Windows or the shell of a careless reader would not take: separators, wildcards, controls, format characters. */
const unsafe = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Windows keeps these names for devices, with or without extension ("Naming Files, Paths, and Namespaces"). */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9\u00b9\u00b2\u00b3])(?=\.|$)/i;

/**
 * A file name every usual file system takes, as close to `label` as possible; `fallback` (safe by itself) if nothing
 * of it is left. Never a path, never hidden, never an option.
 */
export function safeFileName(label: string, fallback: string): string {
  const name = cutToBytes(label.normalize('NFC').replace(unsafe, '_'), longestName)
    .replace(/^[\s.-]+/u, '')
    .replace(/[\s.]+$/u, '');
  if (name === '') return fallback;
  return device.test(name) ? `_${name}` : name;
}

/** `name` with `suffix` before its extension: `song-1a2b.lcpl`. */
export function withSuffix(name: string, suffix: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? `${name}-${suffix}` : `${name.slice(0, dot)}-${suffix}${name.slice(dot)}`;
}

/** The longest beginning of whole characters; the extension, if short, stays. */
function cutToBytes(name: string, limit: number): string {
  if (Buffer.byteLength(name) <= limit) return name;
  const extension = /\.[A-Za-z0-9]{1,16}$/.exec(name)?.[0] ?? '';
  const stem = extension === '' ? name : name.slice(0, -extension.length);
  let cut = '';
  let bytes = extension.length;
  for (const character of stem) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    cut += character;
  }
  return cut + extension;
}
