import { openTarget, pruneBackup } from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';
import { expect, test } from 'vitest';
import { damageIn } from './python-reader.js';
import { setAtHand } from './set-at-hand.js';

const set = setAtHand(4, 3);

test('a set that was pruned is good, and what was let go of is not listed', async () => {
  const { host } = set.made;
  const target = await openTarget(set.directory, [fsTarget()]);
  const retention = { keep: 1, keepWithinMs: 0 };
  const { generation, pruned } = await pruneBackup({ target, host, retention });
  expect(pruned.length).toBeGreaterThan(1);
  const result = await set.read('verify');
  expect([result.exitCode, damageIn(result)]).toEqual([0, []]);
  expect(generation).toBe(8);
});
