import { expect, it } from 'vitest';
import { expectOldBackup, fewestBytes, fillShare } from './fixtures/filling-share.js';

it('a share that gets full at any byte of a backup: target-full, and the old backup is whole', async () => {
  const needed = await fewestBytes();
  for (let free = 0; free < needed; free += 1) {
    await expectOldBackup(await fillShare(free)).catch((error: unknown) => {
      throw new Error(`With ${free} of ${needed} bytes free.`, { cause: error });
    });
  }
  const { outcome } = await fillShare(needed);
  expect(outcome).toBe('completed');
  console.log(`full at each of ${needed} bytes`);
});
