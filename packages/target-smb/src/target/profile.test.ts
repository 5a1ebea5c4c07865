import { LocalPath, UncPath, type BackupTarget } from '@wmdrm/core';
import { describeBackupTarget } from '@wmdrm/harness/vitest';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { useSamba, type Samba } from '../fixtures/samba.js';
import { smbTarget } from './smb-target.js';

let made = 0;

/**
 * Opens a directory of a share for writing. Samba replaces no file that the same connection has open: nobody waits for it.
 */
async function open({ port, user, password }: Samba, location: string): Promise<BackupTarget> {
  return await smbTarget({ port, user, password, sleep: async () => undefined }).open(
    UncPath.parse(location),
    { create: true },
  );
}

describe.each([
  'default',
  'signing',
  'encryption',
  'smb3.0',
  'smb3.0-encryption',
  'case-sensitive',
])('on a server of the variant %s', (variant) => {
  const samba = useSamba(variant);

  describeBackupTarget(
    'a directory of a share',
    {
      create: () => open(samba(), `//127.0.0.1/rw/backups/set-${++made}`),
      reopen: (target) => open(samba(), target.location),
    },
    { describe, it },
  );
});

describe('on a share that is nearly full', () => {
  const samba = useSamba('default');

  beforeEach(async (context) => {
    if (!samba().fullShare) context.skip('needs root: the share is a small file system');
    const directory = path.join(samba().directory, 'full');
    for (const name of await readdir(directory)) {
      await rm(path.join(directory, name), { recursive: true });
    }
  });

  describeBackupTarget(
    'a directory of a share',
    {
      create: () => open(samba(), `//127.0.0.1/full/set-${++made}`),
      reopen: (target) => open(samba(), target.location),
    },
    { describe, it },
  );
});

it('local directories are left to others', async () => {
  const resolver = smbTarget({ user: 'u', password: 'p' });
  const local = LocalPath.parse('/backup');
  expect(resolver.handles(local)).toBe(false);
  await expect(resolver.open(local)).rejects.toMatchObject({ code: 'no-resolver' });
});
