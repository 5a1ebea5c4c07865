import { describe, expect, it } from 'vitest';
import { useSamba } from '../fixtures/samba.js';
import { serverDeaths } from '../fixtures/server-deaths.js';

const seed = 11;

describe(`a server that dies at 50 moments while a backup is overwritten (seed ${seed})`, () => {
  const samba = useSamba('default');

  it('leaves the old backup or the new one, whole, and the next run clears up', async () => {
    const deaths = await serverDeaths(samba(), seed, 50);
    for (const { moment, said, found, next, strays } of deaths) {
      const about = `after ${moment} answers: ${typeof said === 'string' ? said : 'completed'}`;
      expect(found.outcome, about).toBe('good');
      expect([60, 260], about).toContain(found.licenses);
      if (typeof said !== 'string') expect(found.licenses, about).toBe(260);
      expect(next, about).toMatchObject({ outcome: 'good', licenses: 260 });
      expect(strays, about).toEqual([]);
    }
    // Otherwise the moments would show nothing.
    expect(deaths.filter(({ said }) => typeof said === 'string').length).toBeGreaterThan(25);
  });
});
