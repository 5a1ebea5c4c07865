import { expect, test } from 'vitest';
import { Checks } from './fixtures/promises.js';
import { restoring, tryEveryRestore } from './fixtures/restores.js';
import { tryEveryWrite, writes } from './fixtures/store-writes.js';

const checks = new Checks();

/** A part of what `restore.full.test.ts` tries. */
test.for(Object.keys(restoring) as (keyof typeof restoring)[])(
  'whatever operation or store call of a restore fails, the store (%s) is as before, or all is restored',
  async (into) => {
    const { name, points, lost } = await tryEveryRestore(into, checks, 3);
    console.info(`crash matrix, ${name}: ${points} points, ${lost.length} lost`);
    expect(lost.slice(0, 20)).toEqual([]);
  },
);

test.for(Object.keys(writes))(
  'whatever store call of a change (%s) fails, the store is as before, or all is written',
  async (write) => {
    expect((await tryEveryWrite(write, checks)).lost).toEqual([]);
  },
);
