/** What this package's `engines` says. */
const oldest = { major: 22, minor: 18 } as const;

/** What to tell the user of a Node that is too old to load the rest; `undefined` if it is not. */
export function nodeVersionFault(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return undefined;
  const wanted = `${oldest.major}.${oldest.minor}`;
  return `error: wmdrm needs Node ${wanted} or newer; this is ${version}.\nremedy: Install a newer Node.\n`;
}
