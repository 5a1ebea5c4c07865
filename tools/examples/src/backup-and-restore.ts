/** A license file goes into a store, out to a backup on a share, and back into another store. */
import {
  backupLicenses,
  LicenseStore,
  openTarget,
  readLicenseFile,
  restoreLicenses,
  verifyBackup,
} from '@wmdrm/core';
import { builtInFormats } from '@wmdrm/formats';
import { buildLcpLicense } from '@wmdrm/formats/synthetic';
import { nodeHost } from '@wmdrm/node';
import { sqliteStore } from '@wmdrm/store-sqlite';
import { fsTarget } from '@wmdrm/target-fs';

const host = nodeHost();
const openStore = (file: string): LicenseStore =>
  new LicenseStore(sqliteStore({ file, create: 'if-missing', host }), { host });

const store = openStore('licenses.wmdrm');
const file = buildLcpLicense({ seed: 1 }); // Synthetic; yours comes from readFile.
const found = readLicenseFile(file, builtInFormats, { hasher: host.hasher, label: 'book.lcpl' });
await store.add(found.flatMap((each) => (each.type === 'license' ? [each.license] : [])));

const shares = fsTarget({ map: { '//nas/backups': process.cwd() } }); // Where it is mounted.
const target = await openTarget('//nas/backups/laptop', [shares], { create: true });
const { backedUp, restricted } = await backupLicenses({ store, target });
const { outcome } = await verifyBackup({ target, host });
console.log(`${backedUp} backed up, ${restricted} not; the backup is ${outcome}`);

const copy = openStore('restored.wmdrm');
const { restored } = await restoreLicenses({ store: copy, target });
console.log(`${restored} restored`);

await Promise.all([store.close(), copy.close(), target.close()]);
