import { describe, expect, test } from 'vitest';
import { tryFailingCalls } from './fixtures/failing-calls.js';
import { skipUnlessChosen } from './fixtures/point.js';
import { tryPowerLoss } from './fixtures/power-loss.js';
import { whyNotTraced } from './fixtures/system-calls.js';

describe.each(['created', 'first-change'] as const)('a store that begins: %s', (beginning) => {
  test('killed or without power at any system call, a change is there as a whole or not at all', async (context) => {
    skipUnlessChosen(context, 'sqlite-power-loss');
    const why = whyNotTraced();
    if (why !== undefined) context.skip(why);
    const { calls, images, different, lost } = await tryPowerLoss(20, beginning);
    console.info(
      `store (${beginning}): ${calls} system calls, ${images} images, ${different} of them different, ${lost.length} lost`,
    );
    context.task.meta.ledger = {
      'system calls cut': calls,
      'crash images': images,
      losses: lost.length,
    };
    expect(lost.slice(0, 20)).toEqual([]);
    expect(images).toBeGreaterThan(0);
  });

  test('a system call that fails ends the change, and leaves the store as before or as after it', async (context) => {
    skipUnlessChosen(context, 'sqlite-fails');
    const why = whyNotTraced();
    if (why !== undefined) context.skip(why);
    const { points, lost } = await tryFailingCalls(beginning);
    console.info(`store (${beginning}): ${points} system calls that fail, ${lost.length} lost`);
    context.task.meta.ledger = { 'system calls cut': points, losses: lost.length };
    expect(lost.slice(0, 20)).toEqual([]);
    expect(points).toBeGreaterThan(0);
  });
});
