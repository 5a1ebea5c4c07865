import { describe, expect, it } from 'vitest';
import { brokenRuns, expectWhole } from '../fixtures/broken-runs.js';
import { useSamba } from '../fixtures/samba.js';

const seed = 7;

describe(`an overwriting backup that is broken off (seed ${seed})`, () => {
  const samba = useSamba('default');

  it.each(['server dies', 'connection cut'] as const)(
    'leaves the old backup or the new one when its %s, and the next run clears up',
    async (disaster) => {
      const runs = await brokenRuns(samba(), { disaster, seed, rounds: 4 });
      expectWhole(runs);
      expect(runs.some(({ said }) => typeof said === 'string')).toBe(true);
    },
    120_000,
  );
});
