import { expect, test } from 'vitest';
import type { Sample } from '../child/step.ts';
import { takeRounds } from './take-rounds.ts';

const sample = (milliseconds: number): Sample => ({
  ...{ milliseconds, cpuMilliseconds: 1, bytes: 1, licenses: 1, peakMemory: 1 },
});
const tell = (): void => undefined;

test('the first round does not count', async () => {
  let taken = 0;
  const series = await takeRounds({ rounds: 3, quick: false, tell }, async (take) => {
    await take('a', () => Promise.resolve(sample(taken++)));
  });
  expect(series.of('a').samples.map(({ milliseconds }) => milliseconds)).toEqual([1, 2, 3]);
});

test('a quick measurement has no such round', async () => {
  let taken = 0;
  await takeRounds({ rounds: 2, quick: true, tell }, async () => {
    taken += 1;
    return Promise.resolve();
  });
  expect(taken).toBe(2);
});

test('what was not measured is an error, not nothing', async () => {
  const series = await takeRounds({ rounds: 1, quick: true, tell }, () => Promise.resolve());
  expect(() => series.of('b')).toThrow('b was not measured.');
});
