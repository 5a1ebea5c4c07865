import { appendFileSync, copyFileSync, rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { setAtHand } from './set-at-hand.js';
import { generations } from './made-set.js';
import { damageIn } from './python-reader.js';
import { manifestName } from './reseal.js';
import { filesOf } from './set-files.js';

const set = setAtHand(4);

const at = (name: string): string => path.join(set.directory, name);
const segments = (): readonly string[] =>
  [...filesOf(set.directory).keys()].filter((name) => name.endsWith('.seg'));

/** Exit code, and the files found damaged. */
async function verified(): Promise<readonly [number, readonly string[]]> {
  const result = await set.read('verify');
  return [result.exitCode, [...new Set(damageIn(result).map(({ file }) => file))]];
}

describe('verify finds, and names', () => {
  test.each<[string, (name: string) => void]>([
    ['is missing', (name) => rmSync(at(name))],
    ['is cut off', (name) => truncateSync(at(name), 200)],
    ['has something behind it', (name) => appendFileSync(at(name), 'x')],
    ['is empty', (name) => truncateSync(at(name), 0)],
  ])('a segment that %s', async (_, change) => {
    const [name] = segments();
    change(name!);
    expect(await verified()).toEqual([1, [name]]);
  });

  test('a segment in the place of another', async () => {
    const [one, other] = segments();
    copyFileSync(at(one!), at(other!));
    expect(await verified()).toEqual([1, [other]]);
  });

  test.each([1, generations])('a missing manifest, of generation %i of the set', async (number) => {
    rmSync(at(manifestName(number)));
    // Without the newest one, the one before is the newest: it is whole.
    expect(await verified()).toEqual(number === 1 ? [1, [manifestName(1)]] : [0, []]);
  });

  test('a manifest in the place of another', async () => {
    copyFileSync(at(manifestName(1)), at(manifestName(2)));
    expect(await verified()).toEqual([1, [manifestName(2)]]);
  });
});
