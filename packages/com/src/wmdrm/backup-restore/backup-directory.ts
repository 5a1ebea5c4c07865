import { parseLocation, type Location, type TargetResolver } from '@wmdrm/core';

/**
 * The place a caller names by `bstrBackupDirectory`: a UNC path, or a local directory if one of the targets opens those.
 * `undefined` for everything else. Only the text is looked at.
 */
export function readBackupDirectory(
  text: unknown,
  targets: readonly TargetResolver[],
): Location | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    const location = parseLocation(text);
    const known = location.kind === 'unc' || targets.some((target) => target.handles(location));
    return known ? location : undefined;
  } catch {
    return undefined;
  }
}
