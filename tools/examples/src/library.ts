import { LicenseStore, memoryStore, readLicenseFile } from '@wmdrm/core';
import { builtInFormats } from '@wmdrm/formats';
import { buildLcpLicense, buildV1License } from '@wmdrm/formats/synthetic';
import { nodeHost } from '@wmdrm/node';

/** A store in memory with synthetic licenses: books and songs in turn. */
export async function libraryOf(licenses: number): Promise<LicenseStore> {
  const host = nodeHost();
  const store = new LicenseStore(memoryStore(), { host });
  for (let seed = 1; seed <= licenses; seed += 1) {
    const isBook = seed % 2 === 1;
    const label = isBook ? `book-${seed}.lcpl` : `song-${seed}.lic`;
    const file = isBook ? buildLcpLicense({ seed }) : buildV1License({ seed });
    const found = readLicenseFile(file, builtInFormats, { hasher: host.hasher, label });
    await store.add(found.flatMap((each) => (each.type === 'license' ? [each.license] : [])));
  }
  return store;
}
