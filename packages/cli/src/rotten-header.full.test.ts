import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  backupLicenses,
  hashLicenseId,
  isLicenseStoreError,
  LicenseStore,
  openTarget,
  viewOf,
  type License,
} from '@wmdrm/core';
import { nodeHost } from '@wmdrm/node';
import { sqliteStore } from '@wmdrm/store-sqlite';
import { fsTarget } from '@wmdrm/target-fs';
import { expect, it } from 'vitest';
import { tempFolder } from './fixtures/temp-folder.js';

const host = nodeHost();

const license = (id: string, backup: 'granted' | 'denied'): License => ({
  id,
  format: 'lcp',
  payload: new TextEncoder().encode(`payload of ${id}`),
  label: `${id}.lcpl`,
  description: {
    backup: { verdict: backup, evidence: 'made up' },
    restore: { verdict: 'granted', evidence: 'made up' },
    persistence: 'yes',
    stateful: false,
    keyIds: [],
    issued: Date.UTC(2026, 0, 1),
    rights: [],
    unknownMustUnderstand: [],
  },
});

/** `completed`, or code and license of what the backup rejects with. */
async function backUp(file: string, directory: string, overwrite: boolean): Promise<string> {
  await using store = new LicenseStore(sqliteStore({ file, host }), { host });
  const target = await openTarget(directory, [fsTarget()], { create: true });
  try {
    await backupLicenses({ store, target, overwrite });
    return 'completed';
  } catch (error) {
    if (!isLicenseStoreError(error)) throw error;
    return `${error.code} ${error.details.license}`;
  } finally {
    await target.close?.();
  }
}

it('no byte of a header can rot in a SQLite store without the backup being refused and the license named', async () => {
  const folder = tempFolder();
  const file = path.join(folder, 'licenses.wmdrm');
  const directory = path.join(folder, 'backup');
  const store = new LicenseStore(sqliteStore({ file, host, create: 'if-missing' }), { host });
  const ids = ['free', 'restricted'] as const;
  await store.add([
    license('other', 'granted'),
    license('free', 'granted'),
    license('restricted', 'denied'),
  ]);
  const stored = new Map<string, Uint8Array>();
  for (const id of ids)
    stored.set(id, (await store.engine.get(hashLicenseId(id, host.hasher)))!.record);
  await store.close();
  expect(await backUp(file, directory, false)).toBe('completed');
  const whole = readFileSync(file);
  const wrong: unknown[] = [];
  for (const [id, record] of stored) {
    const at = whole.indexOf(record);
    for (let byte = 0; byte < viewOf(record).getUint32(8, true); byte += 1) {
      const bytes = Buffer.from(whole);
      bytes[at + byte]! ^= 1 << (byte % 8);
      writeFileSync(file, bytes);
      const end = await backUp(file, directory, true);
      if (end !== `store-corrupt ${id}`) wrong.push({ id, byte, end });
    }
  }
  expect(wrong).toEqual([]);
  expect(readdirSync(directory).filter((name) => name.startsWith('manifest'))).toEqual([
    'manifest-0000000001.json',
  ]);
});
