import type { LicenseFormat, TargetResolver } from '@wmdrm/core';

/**
 * What a package named by `--plugin` exports as `default` or as `plugin`. Its formats are asked after the built-in
 * ones, its targets before the file system.
 */
export interface WmdrmPlugin {
  /** For messages; 1 to 64 characters. */
  readonly name: string;
  readonly formats?: readonly LicenseFormat[];
  readonly targets?: readonly TargetResolver[];
}
