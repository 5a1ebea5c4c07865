import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SeededRandom } from '@wmdrm/harness';
import { expect } from 'vitest';
import { damageIn } from './python-reader.js';
import type { SetAtHand } from './set-at-hand.js';
import { filesOf } from './set-files.js';

/** One bit of a file of a set. */
export interface Flip {
  readonly name: string;
  readonly byte: number;
  readonly bit: number;
}

/** So many bits over all files of a set, each file hit at least once, larger ones more often. */
export function drawFlips(directory: string, count: number, random: SeededRandom): readonly Flip[] {
  const files = filesOf(directory);
  const flip = (name: string, byte: number): Flip => ({ name, byte, bit: random.below(8) });
  const each = [...files].map(([name, { length }]) => flip(name, random.below(length)));
  const all = [...files].flatMap(([name, { length }]) =>
    Array.from({ length }, (_, byte) => [name, byte] as const),
  );
  const more = Array.from({ length: count - each.length }, () => flip(...random.pick(all)));
  return [...each, ...more];
}

/** Flips bits of a set, one at a time, and expects the reader to find each: the file, and bytes that hold it. */
export async function expectFound(set: SetAtHand, flips: Iterable<Flip>): Promise<void> {
  const { directory } = set;
  const files = filesOf(directory);
  const missed: unknown[] = [];
  for (const { name, byte, bit } of flips) {
    const whole = files.get(name)!;
    const flipped = Buffer.from(whole);
    flipped[byte]! ^= 1 << bit;
    writeFileSync(path.join(directory, name), flipped);
    const result = await set.read('verify');
    writeFileSync(path.join(directory, name), whole);
    const damage = damageIn(result);
    const named = damage.some(({ first = 1, last = 0 }) => first <= byte && byte <= last);
    const alone = damage.every(({ file }) => file === name);
    if (result.exitCode !== 1 || !named || !alone) missed.push({ name, byte, bit, ...result });
  }
  expect(missed).toEqual([]);
}
