import { readFileSync, writeFileSync } from 'node:fs';
import { isLicenseStoreError, LicenseStore, noMerges, viewOf } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { openEngine } from './fixtures/engines.js';
import { host } from './fixtures/host.js';
import { idHash, put, record, records, restoring } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';

const keyId = '03020100-0504-0706-0809-0a0b0c0d0e0f';
const good = record({ id: 'lcp:rotten', label: 'rotten.lcpl', issued: 5, keyIds: [keyId] });
const headerLength = viewOf(good).getUint32(8, true);

/** A closed store file that holds the license between others, and what flips a bit of its header there. */
async function storeFile(): Promise<{
  readonly file: string;
  readonly flip: (bit: number) => void;
}> {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  await put(engine, records({ id: 'lcp:before' }));
  await put(engine, good);
  await put(engine, records({ id: 'lcp:behind' }));
  await engine.close();
  const whole = readFileSync(file);
  const at = whole.indexOf(good);
  return {
    file,
    flip: (bit) => {
      const bytes = Buffer.from(whole);
      bytes[at + (bit >> 3)]! ^= 1 << (bit & 7);
      writeFileSync(file, bytes);
    },
  };
}

/** What `ask` rejects with: code and license. */
async function refusalOf(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask();
    return 'no refusal';
  } catch (error) {
    if (!isLicenseStoreError(error)) throw error;
    return `${error.code} ${error.details.license}`;
  }
}

async function listAll(store: LicenseStore): Promise<void> {
  for await (const lot of store.list()) expect(lot).not.toEqual([]);
}

test('a license with any bit of its header flipped is neither listed nor found, and it is named', async () => {
  const { file, flip } = await storeFile();
  const wrong: unknown[] = [];
  for (let bit = 0; bit < headerLength * 8; bit += 1) {
    flip(bit);
    const engine = openEngine({ file, readOnly: true });
    const store = new LicenseStore(engine, { host });
    const refusals = [
      await refusalOf(() => store.get('lcp:rotten')),
      await refusalOf(() => store.findByKeyId(keyId)),
      await refusalOf(() => listAll(store)),
    ];
    await engine.close();
    if (refusals.some((text) => text !== 'store-corrupt lcp:rotten')) wrong.push({ bit, refusals });
  }
  expect(wrong).toEqual([]);
});

test('the others are still found', async () => {
  const { file, flip } = await storeFile();
  flip(100);
  const store = new LicenseStore(openEngine({ file, readOnly: true }), { host });
  expect((await store.get('lcp:behind')).id).toBe('lcp:behind');
});

test('whichever byte of the header rotted, the same license coming in replaces it', async () => {
  const { file, flip } = await storeFile();
  const wrong: unknown[] = [];
  for (let byte = 0; byte < headerLength; byte += 1) {
    flip(byte * 8 + (byte % 8));
    const engine = openEngine({ file });
    const counts = await put(engine, good, restoring);
    const healed = Buffer.compare(engine.get(idHash('lcp:rotten'))!.record, good) === 0;
    await engine.close();
    if (!healed || counts.updated !== 1) wrong.push({ byte, counts });
  }
  expect(wrong).toEqual([]);
});

test('another description of the same payload is no rot', async () => {
  const { file } = await storeFile();
  const engine = openEngine({ file });
  const other = record({ id: 'lcp:rotten', label: 'other.lcpl', issued: 5, keyIds: [keyId] });
  expect(await put(engine, other, restoring)).toEqual({ ...noMerges, unchanged: 1 });
  expect(engine.get(idHash('lcp:rotten'))!.record).toEqual(good);
});
