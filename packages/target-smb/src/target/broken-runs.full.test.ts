import { describe, expect, it } from 'vitest';
import { brokenRuns, expectWhole } from '../fixtures/broken-runs.js';
import { useSamba } from '../fixtures/samba.js';
import { writeDeaths } from '../fixtures/write-deaths.js';

const rounds = 25;

describe('an overwriting backup that is broken off', () => {
  const samba = useSamba('default');

  it.each([
    ['server dies', 11],
    ['server dies', 12],
    ['connection cut', 13],
    ['connection cut', 14],
  ] as const)(
    `leaves the old backup or the new one when its %s at ${rounds} moments (seed %i)`,
    async (disaster, seed) => {
      const runs = await brokenRuns(samba(), { disaster, seed, rounds });
      expectWhole(runs);
      const failed = runs.filter(({ said }) => typeof said === 'string').length;
      const left = runs.reduce((sum, run) => sum + run.left.length, 0);
      console.log(`${disaster}, seed ${seed}: ${failed} of ${rounds} failed, ${left} strays left`);
      // Otherwise the moments would show nothing.
      expect(failed).toBeGreaterThan(rounds / 2);
    },
  );
});

describe('a server that dies', () => {
  const samba = useSamba('default');

  it('rejects each write under way within a second', async () => {
    const deaths = await writeDeaths(samba(), 50);
    const slowest = Math.max(...deaths.map(({ afterMs }) => afterMs));
    console.log(`${deaths.length} writes rejected, the slowest after ${slowest.toFixed(1)} ms`);
    expect(deaths.map(({ code }) => code)).toEqual(deaths.map(() => 'ECONNRESET'));
    expect(slowest).toBeLessThan(1000);
  });
});
