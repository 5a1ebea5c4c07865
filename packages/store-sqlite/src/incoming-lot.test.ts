import { viewOf } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { IncomingLot } from './incoming-lot.js';

const mib = 1024 * 1024;

test('a lot is full before its places and lengths no longer fit one number', () => {
  const lot = new IncomingLot(64);
  const bytes = new Uint8Array(8);
  lot.begin(bytes, viewOf(bytes));
  const length = 15 * mib + 1;
  while (!lot.full)
    lot.add({
      ...{ offset: lot.length * length, headerLength: 200, length },
      ...{ classId: 1, issued: undefined },
    });
  expect(lot.length).toBe(3);
});
