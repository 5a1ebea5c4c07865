import { describe, expect, it } from 'vitest';
import { usePrivateSamba } from '../fixtures/private-samba.js';
import { killOverSmb } from './fixtures/kill-over-smb.js';

describe('a backup on a share', () => {
  const samba = usePrivateSamba('default');

  it('stays whole when the command that overwrites it is killed', async () => {
    const { kills } = await killOverSmb(samba(), 4);
    expect(kills).toBe(4);
  }, 120_000);
});
