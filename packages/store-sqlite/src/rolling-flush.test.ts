import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tempStoreFile } from './fixtures/temp-directory.js';
import { RollingFlush, type FlushAhead } from './rolling-flush.js';

const much = 2 ** 25;

function someFile(): string {
  const file = tempStoreFile();
  writeFileSync(file, 'bytes');
  return file;
}

type End = (error: NodeJS.ErrnoException | null) => void;

/** A flush that waits until it is told how it ended. */
function heldFlush(): { readonly flush: FlushAhead; readonly ends: readonly End[] } {
  const ends: End[] = [];
  return { flush: (_, end) => void ends.push(end), ends };
}

test('what is written is flushed on the way, one flush at a time', async () => {
  const { flush, ends } = heldFlush();
  const flushing = new RollingFlush(someFile(), flush);
  flushing.add(much / 2);
  expect(ends).toHaveLength(0);
  flushing.add(much / 2);
  flushing.add(much);
  expect(ends).toHaveLength(1);
  ends[0]?.(null);
  flushing.add(0);
  expect(ends).toHaveLength(2);
  ends[1]?.(null);
  await flushing.finish();
});

test('the last flush waits for the one under way', async () => {
  const { flush, ends } = heldFlush();
  const flushing = new RollingFlush(someFile(), flush);
  flushing.add(much);
  let finished = false;
  const finish = flushing.finish().then(() => (finished = true));
  await Promise.resolve();
  expect(finished).toBe(false);
  ends[0]?.(null);
  await finish;
});

test('what failed on the way is not finished well', async () => {
  const { flush, ends } = heldFlush();
  const flushing = new RollingFlush(someFile(), flush);
  flushing.add(much);
  ends[0]?.(Object.assign(new Error('EIO'), { code: 'EIO' }));
  await expect(flushing.finish()).rejects.toThrow('EIO');
});

test('it can be closed at any time, and more than once', async () => {
  const { flush, ends } = heldFlush();
  const flushing = new RollingFlush(someFile(), flush);
  flushing.add(much);
  flushing.close();
  flushing.close();
  ends[0]?.(null);
  await flushing.finish();
});
