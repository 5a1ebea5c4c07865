import type { License } from '@wmdrm/core';
import { expect, it } from 'vitest';
import { ImportBatch } from './import-batch.js';

function license(bytes: number): License {
  return { payload: new Uint8Array(bytes) } as License;
}

it('stores what it has when it has enough, so that memory stays flat', async () => {
  const batches: number[] = [];
  const batch = new ImportBatch((licenses) => {
    batches.push(licenses.length);
    return Promise.resolve();
  });
  for (let file = 0; file < 5; file++) await batch.add(`${file}`, [license(4 * 1024 * 1024)]);
  expect(batches).toEqual([2, 2]);
  await batch.store();
  expect(batches).toEqual([2, 2, 1]);
});

it('counts what came with licenses, which each file has in a copy of its own', async () => {
  const batches: number[] = [];
  const batch = new ImportBatch((licenses) => {
    batches.push(licenses.length);
    return Promise.resolve();
  });
  for (let file = 0; file < 4; file++) {
    const bytes = new Uint8Array(4 * 1024 * 1024);
    const attachments = [{ kind: 'revocation', type: 'A', bytes }] as const;
    await batch.add(`${file}`, [{ ...license(1), attachments }]);
  }
  expect(batches).toEqual([2, 2]);
});

it('counts licenses too', async () => {
  const batches: number[] = [];
  const batch = new ImportBatch((licenses) => {
    batches.push(licenses.length);
    return Promise.resolve();
  });
  await batch.add(
    'many',
    Array.from({ length: 2000 }, () => license(1)),
  );
  expect(batches).toEqual([2000]);
});

it('stores nothing for files without licenses', async () => {
  const batch = new ImportBatch(() => Promise.reject(new Error('nothing to store')));
  await batch.add('empty', []);
  await expect(batch.store()).resolves.toBeUndefined();
});
