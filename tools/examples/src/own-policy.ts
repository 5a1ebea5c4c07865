/** A policy of one's own: only books go into this backup. */
import path from 'node:path';
import { backupLicenses, openTarget, type BackupPolicy } from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';
import { libraryOf } from './library.ts';

/** Asked once per class of licenses, whatever their number. What the issuer denied stays out before it is asked. */
const booksOnly: BackupPolicy = {
  name: 'books-only',
  decide: ({ format }) =>
    format === 'lcp' ? { backUp: true } : { backUp: false, reason: 'policy' },
};

const store = await libraryOf(5);
const target = await openTarget(path.resolve('books'), [fsTarget()], { create: true });
const report = await backupLicenses({ store, target, policy: booksOnly });
console.log(`${report.backedUp} backed up, ${report.restricted} not`);
for await (const licenses of report.restrictedLicenses()) {
  for (const { label, reason } of licenses) console.log(`${label}: ${reason}`);
}

await Promise.all([store.close(), target.close()]);
