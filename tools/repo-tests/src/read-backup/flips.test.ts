import { seededRandom } from '@wmdrm/harness';
import { test } from 'vitest';
import { drawFlips, expectFound } from './flips.js';
import { setAtHand } from './set-at-hand.js';
import { filesOf } from './set-files.js';
const seed = 5;
const set = setAtHand(seed);

test('the reader in Python finds each of 100 flipped bits', async () => {
  console.log(`flips of seed ${seed}`);
  await expectFound(set, drawFlips(set.directory, 100, seededRandom(seed)));
});

test('and a bit of each byte around the chunks of a segment', async () => {
  const [[name, bytes]] = [...filesOf(set.directory)].filter(([one]) => one.endsWith('.seg')) as [
    [string, Buffer],
  ];
  const tableAt = Number(bytes.readBigUInt64LE(bytes.length - 56));
  const places = [...bytes.keys()].filter((byte) => byte < 32 || byte >= tableAt);
  await expectFound(
    set,
    places.map((byte) => ({ name, byte, bit: byte % 8 })),
  );
});
