import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseLocation, type BackupTarget } from '@wmdrm/core';
import { describeBackupTarget } from '@wmdrm/harness/vitest';
import { describe, expect, it } from 'vitest';
import { automounted } from './automounted.ts';
import { emptyDirectory } from './fixtures/run-example.ts';

const roots = new Map<BackupTarget, string>();

async function openBelow(root: string): Promise<BackupTarget> {
  const location = parseLocation('//NAS/backups/laptop');
  const target = await automounted(root).open(location, { create: true });
  roots.set(target, root);
  return target;
}

// Whoever writes a target has it judged by the contract of all targets.
describeBackupTarget(
  'an automounted share',
  {
    create: () => {
      const root = emptyDirectory();
      mkdirSync(path.join(root, 'nas/backups'), { recursive: true });
      return openBelow(root);
    },
    reopen: (target) => openBelow(roots.get(target) ?? ''),
  },
  { describe, it },
);

describe('automounted', () => {
  const resolver = automounted('/net');

  it.each([
    ['//nas/backups', true],
    ['/home/user/backups', false],
  ])('%s: %s', (location, handled) => {
    expect(resolver.handles(parseLocation(location))).toBe(handled);
  });
});
