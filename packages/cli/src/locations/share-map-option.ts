import path from 'node:path';
import { LicenseStoreError, UncPath } from '@wmdrm/core';

/** A share and the directory that stands for it. */
export interface MappedShareOption {
  /** `\\server\share`. */
  readonly share: string;
  /** Absolute path. */
  readonly directory: string;
}

/**
 * Reads `//server/share=DIR` entries; relative directories are taken from `cwd`, empty entries skipped. Throws
 * `invalid-argument`, or `invalid-path` for what is no share.
 */
export function readShareMap(
  entries: readonly string[],
  cwd: string,
): readonly MappedShareOption[] {
  return entries.filter((entry) => entry !== '').map((entry) => readEntry(entry, cwd));
}

function readEntry(entry: string, cwd: string): MappedShareOption {
  // A share's name holds no '=', a directory's may.
  const at = entry.indexOf('=');
  const directory = entry.slice(at + 1);
  if (at < 0 || directory === '') {
    throw invalid('A mapped share has the form //server/share=DIR', entry);
  }
  const share = UncPath.parse(entry.slice(0, at));
  if (share.components.length > 0) throw invalid('Only a whole share can be mapped', entry);
  return { share: share.toString(), directory: path.resolve(cwd, directory) };
}

function invalid(what: string, entry: string): LicenseStoreError {
  // What holds an @ may hold a password.
  const shown = entry.includes('@') ? '' : `, not ${JSON.stringify(entry)}`;
  return new LicenseStoreError('invalid-argument', `${what}${shown}.`, {
    remedy: 'Write --map //server/share=DIR; in WMDRM_MAP, separate several by semicolons.',
  });
}
