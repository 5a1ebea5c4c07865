import type { Location } from '../location/location.js';
import type { BackupTarget } from './backup-target.js';

export interface OpenTargetOptions {
  /**
   * The caller will write: create the directory and its parents below the share if they are missing, and probe what the
   * target can do. Default false: nothing is written, not even a probe.
   */
  readonly create?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Opens locations as backup targets. Path errors arise here: `directory-not-found`, `share-unknown`,
 * `target-unreachable`, `access-denied`, `not-a-directory`.
 */
export interface TargetResolver {
  /** Name for messages, for example `fs`. */
  readonly name: string;
  /** True if this resolver is responsible for the location; cheap, touches nothing. */
  handles(location: Location): boolean;
  open(location: Location, options?: OpenTargetOptions): Promise<BackupTarget>;
}
