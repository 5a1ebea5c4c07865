import { backupTargetProfile } from '../../backup-target/backup-target-profile.js';
import type { BackupTargetContext, BackupTargetSubject } from '../../backup-target/subject.js';
import type { Profile } from '../../contract/contract-case.js';
import { storeEngineProfile } from '../../store-engine/store-engine-profile.js';
import type { StoreEngineContext, StoreEngineSubject } from '../../store-engine/subject.js';
import { licenseFormatProfile } from '../../license-format/license-format-profile.js';
import type { LicenseFormatContext, LicenseFormatSubject } from '../../license-format/subject.js';
import type { ConformanceContext } from '../conformance-context.js';
import { eventGeneratorProfile } from '../event-generator-profile.js';
import { iunknownProfile } from '../iunknown-profile.js';
import { licenseManagementProfile } from '../license-management-profile.js';
import type { ConformanceSubject } from '../subject/conformance-subject.js';

/** What each profile judges, and what its cases work with. */
export interface ConformanceProfiles {
  readonly 'license-management': Profile<ConformanceSubject, ConformanceContext>;
  readonly 'event-generator': Profile<ConformanceSubject, ConformanceContext>;
  readonly iunknown: Profile<ConformanceSubject, ConformanceContext>;
  readonly 'store-engine': Profile<StoreEngineSubject, StoreEngineContext>;
  readonly 'backup-target': Profile<BackupTargetSubject, BackupTargetContext>;
  readonly 'license-format': Profile<LicenseFormatSubject, LicenseFormatContext>;
}

/** Every profile of the suite, in the order they run. */
export const conformanceProfiles: ConformanceProfiles = {
  'license-management': licenseManagementProfile,
  'event-generator': eventGeneratorProfile,
  iunknown: iunknownProfile,
  'store-engine': storeEngineProfile,
  'backup-target': backupTargetProfile,
  'license-format': licenseFormatProfile,
};

export type ProfileName = keyof ConformanceProfiles;

/** Their names, in the same order. */
export const profileNames: readonly ProfileName[] = Object.keys(
  conformanceProfiles,
) as ProfileName[];

/** Names of the profiles that judge one {@link ConformanceSubject}. */
export const comProfileNames: readonly ProfileName[] = [
  'license-management',
  'event-generator',
  'iunknown',
];

/** Whether a word is the name of a profile. */
export function isProfileName(word: string): word is ProfileName {
  return Object.hasOwn(conformanceProfiles, word);
}
