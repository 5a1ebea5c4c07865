import nodeFs from 'node:fs/promises';
import path from 'node:path';
import type { TargetFileSystem } from './target-file-system.js';
import { errnoOf } from './target-error.js';

export interface DeviceOptions {
  /** Default `node:fs/promises`. */
  readonly fs?: Pick<TargetFileSystem, 'stat'>;
}

/**
 * Number of the device a file or directory lies on, or would lie on once it exists. `undefined` where the platform does
 * not say. Never throws: it only serves a warning.
 */
export async function deviceOf(
  file: string,
  options: DeviceOptions = {},
): Promise<number | undefined> {
  const fs = options.fs ?? nodeFs;
  for (let at = path.resolve(file); ; at = path.dirname(at)) {
    try {
      return (await fs.stat(at)).dev || undefined;
    } catch (error) {
      const missing = errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR';
      if (!missing || at === path.dirname(at)) return undefined;
    }
  }
}

/**
 * True if both lie on one device, so that one broken disk takes both: worth a warning when one is the backup of the
 * other. False also where the platform does not say.
 */
export async function sameDevice(
  a: string,
  b: string,
  options: DeviceOptions = {},
): Promise<boolean> {
  const [first, second] = await Promise.all([deviceOf(a, options), deviceOf(b, options)]);
  return first !== undefined && first === second;
}
