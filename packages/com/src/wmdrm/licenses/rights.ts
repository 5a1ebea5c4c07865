import {
  decideBackup,
  defaultPolicy,
  type LicenseDescription,
  type LicenseRight,
} from '@wmdrm/core';
import {
  g_wszWMDRM_RIGHT_BACKUP,
  g_wszWMDRM_RIGHT_PLAYBACK,
} from '../../constants/wmdrmsdk-rights.js';
import type { HeldLicense } from './held-license.js';

/** One page of the original writes the right to play as `Playback` (wmformat/drm-rights). */
const aliases: Readonly<Record<string, string>> = { Playback: g_wszWMDRM_RIGHT_PLAYBACK };

/** The name licenses use for a right. */
export function canonicalRight(name: string): string {
  return Object.hasOwn(aliases, name) ? aliases[name]! : name;
}

/** True if the default policy would back the license up: the one right a license need not list. */
export function mayBeBackedUp({ policyClass }: HeldLicense): boolean {
  return decideBackup(defaultPolicy, policyClass).backUp;
}

/** The right of this name, as the license gives it. */
export function findRight(
  description: LicenseDescription | undefined,
  name: string,
): LicenseRight | undefined {
  const canonical = canonicalRight(name);
  return description?.rights.find((right) => canonicalRight(right.name) === canonical);
}

/** Whether the license gives a right, whatever limits it has. */
export function givesRight(
  license: HeldLicense,
  description: LicenseDescription | undefined,
  name: string,
): boolean {
  if (name === g_wszWMDRM_RIGHT_BACKUP) return mayBeBackedUp(license);
  return findRight(description, name) !== undefined;
}
