import {
  isLicenseStoreError,
  LicenseStoreError,
  type LicenseStore,
  type StoredLicense,
} from '@wmdrm/core';
import type { WrmHeader } from '@wmdrm/formats';
import { readLicenseFileBytes } from '../files/read-bounded.js';
import type { ImportTally } from './import-tally.js';

/** The header of a piece of content, from a file. */
export interface ContentHeader extends WrmHeader {
  readonly path: string;
  readonly title: string;
}

/** Reads headers. Throws for the first one that is none (`malformed-license`) or names no title (`invalid-argument`). */
export async function readHeaders(paths: readonly string[]): Promise<readonly ContentHeader[]> {
  const headers: ContentHeader[] = [];
  for (const path of paths) {
    const bytes = await readLicenseFileBytes(path, () => true);
    headers.push(await readHeader(path, bytes ?? new Uint8Array(0)));
  }
  return headers;
}

async function readHeader(path: string, bytes: Uint8Array): Promise<ContentHeader> {
  const { readWrmHeader } = await import('@wmdrm/formats');
  let header: WrmHeader;
  try {
    header = readWrmHeader(bytes);
  } catch (error) {
    if (!isLicenseStoreError(error)) throw error;
    throw new LicenseStoreError(error.code, `${path} is no header of content: ${error.message}`, {
      cause: error,
      details: { ...error.details, path },
      remedy: 'Give a PlayReady Object or the WRMHEADER in it, as they stand in the content.',
    });
  }
  const { title } = header;
  if (title !== undefined) return { ...header, title, path };
  throw new LicenseStoreError('invalid-argument', `${path} names no title to attach.`, {
    details: { path },
    remedy: 'A title stands in CUSTOMATTRIBUTES (Windows Media DRM: DATA) as an element Title.',
  });
}

/** Gives the licenses in the store that name one of a header's key ids its title as their label. A later header wins. */
export async function attachHeaders(
  headers: readonly ContentHeader[],
  store: LicenseStore,
  tally: ImportTally,
): Promise<void> {
  for (const header of headers) {
    const licenses = new Map<string, StoredLicense>();
    for (const keyId of header.keyIds) {
      for (const license of await store.findByKeyId(keyId)) licenses.set(license.shortId, license);
    }
    await store.relabel([...licenses.keys()], header.title);
    await tally.header(header, [...licenses.values()]);
  }
}
