import { describe, expect, it } from 'vitest';
import { usePrivateSamba } from '../fixtures/private-samba.js';
import { killOverSmb } from './fixtures/kill-over-smb.js';

const kills = 26;

describe.each(['default', 'signing', 'encryption', 'smb3.0'])(
  'a backup on a share of the variant %s',
  (variant) => {
    const samba = usePrivateSamba(variant);

    it(`stays whole, however often the command that overwrites it is killed`, async () => {
      const tallies = await killOverSmb(samba(), kills);
      for (const [kind, tally] of Object.entries(tallies)) {
        const { oldBackup, newBackup, strays } = tally;
        console.log(
          `${tally.kills} kills, ${kind}: ${oldBackup} old, ${newBackup} new, ${strays} strays left`,
        );
        expect(tally.kills).toBe(kills / 2);
        expect(oldBackup, `kills before the new backup was there, ${kind}`).toBeGreaterThan(0);
      }
    });
  },
);
