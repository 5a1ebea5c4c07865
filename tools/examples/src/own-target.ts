/** A target resolver of one's own: every share is where an automounter puts it. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { backupLicenses, isLicenseStoreError, openTarget } from '@wmdrm/core';
import { automounted } from './automounted.ts';
import { libraryOf } from './library.ts';

await mkdir('net/nas/backups', { recursive: true }); // What mounting the share would do.

const store = await libraryOf(3);
const resolvers = [automounted(path.resolve('net'))];
const target = await openTarget('//nas/backups/laptop', resolvers, { create: true });
const { backedUp } = await backupLicenses({ store, target });
console.log(`${backedUp} backed up to ${target.location}`);
await Promise.all([store.close(), target.close()]);

try {
  await openTarget('//nas/archive', resolvers);
} catch (error) {
  if (!isLicenseStoreError(error)) throw error;
  console.log(`${error.code}: ${error.message}`);
}
