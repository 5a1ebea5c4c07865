import { describe, expect, it } from 'vitest';
import { usePrivateSamba } from '../fixtures/private-samba.js';
import { killOverSmb } from './fixtures/kill-over-smb.js';

describe('a backup on a share', () => {
  const samba = usePrivateSamba('default');

  it('stays whole when the command that overwrites it, wholly or with what changed, is killed', async () => {
    const { full, increment } = await killOverSmb(samba(), 4);
    expect([full.kills, increment.kills]).toEqual([2, 2]);
  }, 120_000);
});
