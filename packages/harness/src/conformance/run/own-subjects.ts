import { LocalPath, memoryStore, type BackupTarget } from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';
import type { BackupTargetSubject } from '../../backup-target/subject.js';
import type { LicenseFormatSubject } from '../../license-format/subject.js';
import { ticketSubject } from '../../license-format/tickets/ticket-subject.js';
import { memoryFileSystem } from '../../memory-file-system.js';
import type { StoreEngineSubject } from '../../store-engine/subject.js';
import { suiteVersion } from '../../suite-version.js';
import { ourStack } from '../our-stack/our-stack.js';
import { comSubjects, type ConformanceSubjects } from './conformance-subjects.js';

type Named<Subject> = Subject & { readonly name: string; readonly version: string };

/** What this project brings to every profile, all of it in memory. */
export function ownSubjects(): ConformanceSubjects {
  return {
    ...comSubjects(ourStack()),
    'store-engine': memoryStores(),
    'backup-target': memoryDirectories(),
    'license-format': tickets(),
  };
}

function memoryStores(): Named<StoreEngineSubject> {
  return {
    name: 'memoryStore of @wmdrm/core',
    version: suiteVersion(),
    create: () => memoryStore(),
  };
}

/** Each directory in a file system of its own. */
function memoryDirectories(): Named<BackupTargetSubject> {
  const places = new WeakMap<BackupTarget, ReturnType<typeof memoryFileSystem>>();
  const open = async (fs: ReturnType<typeof memoryFileSystem>): Promise<BackupTarget> => {
    const resolver = fsTarget({ fs, platform: 'linux' });
    const target = await resolver.open(LocalPath.parse('/backup'), { create: true });
    places.set(target, fs);
    return target;
  };
  return {
    name: 'fsTarget of @wmdrm/target-fs in memory',
    version: suiteVersion(),
    create: () => open(memoryFileSystem()),
    reopen: (target) => open(places.get(target) ?? memoryFileSystem()),
  };
}

/** A format made for the profile: it has everything a format may have. */
function tickets(): Named<LicenseFormatSubject> {
  return { ...ticketSubject(), name: 'the ticket format', version: suiteVersion() };
}
