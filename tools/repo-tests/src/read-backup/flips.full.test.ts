import { seededRandom } from '@wmdrm/harness';
import { test } from 'vitest';
import { drawFlips, expectFound } from './flips.js';
import { setAtHand } from './set-at-hand.js';

const seed = 6;
const set = setAtHand(seed);

test('the reader in Python finds each of 1,000 flipped bits', async ({ task }) => {
  console.log(`flips of seed ${seed}`);
  await expectFound(set, drawFlips(set.directory, 1000, seededRandom(seed)));
  task.meta.ledger = { 'bits flipped in sets': 1000 };
});
