import { expect, test } from 'vitest';
import { Lanes } from './lanes.js';

/** Work that ends when it is told to. */
function steered(): {
  readonly begun: number[];
  readonly work: (item: number) => Promise<string>;
  end(item: number, failure?: Error): Promise<void>;
} {
  const begun: number[] = [];
  const running = new Map<number, (failure?: Error) => void>();
  return {
    begun,
    work: (item) =>
      new Promise((resolve, reject) => {
        begun.push(item);
        running.set(item, (failure) => (failure ? reject(failure) : resolve(`done ${item}`)));
      }),
    async end(item, failure) {
      running.get(item)!(failure);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test('as much work as there are lanes is under way, and results keep the order of the items', async () => {
  const { begun, work, end } = steered();
  const results = new Lanes(2).run([1, 2, 3, 4], work);
  expect(begun).toEqual([1, 2]);
  await end(2);
  expect(begun).toEqual([1, 2, 3]);
  await end(3);
  await end(4);
  await end(1);
  expect(await results).toEqual(['done 1', 'done 2', 'done 3', 'done 4']);
});

test('after a failure nothing new begins, and it is told when all has ended', async () => {
  const { begun, work, end } = steered();
  const lanes = new Lanes(2);
  let ended = false;
  const results = lanes.run([1, 2, 3], work).finally(() => (ended = true));
  results.catch(() => undefined);
  await end(1, new Error('first'));
  expect([begun, ended]).toEqual([[1, 2], false]);
  await end(2, new Error('second'));
  await expect(results).rejects.toThrow('first');
  expect(begun).toEqual([1, 2]);
});

test('work under way learns that other work has failed', async () => {
  const { work, end } = steered();
  const lanes = new Lanes(2);
  const results = lanes.run([1, 2], work);
  results.catch(() => undefined);
  lanes.assertGoing();
  await end(1, new Error('over'));
  expect(() => lanes.assertGoing()).toThrow('over');
  await end(2);
  await expect(results).rejects.toThrow('over');
});

test('nothing to do is done at once', async () => {
  expect(await new Lanes(4).run([], () => Promise.resolve(1))).toEqual([]);
});
