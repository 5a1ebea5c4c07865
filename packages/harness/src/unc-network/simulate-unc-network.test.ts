import { LocalPath, openTarget, parseLocation } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../seeded/manual-clock.js';
import { simulateUncNetwork, type UncNetwork } from './simulate-unc-network.js';

function smallNetwork(): UncNetwork {
  return simulateUncNetwork({
    hosts: {
      nas: { shares: { backups: { users: { alice: 'write', bob: 'read' } }, open: {} } },
      off: { shares: { backups: {} }, connected: false },
    },
    as: 'alice',
    clock: manualClock(),
  });
}

describe('a network', () => {
  it('handles every UNC path, and no other', () => {
    const network = smallNetwork();
    for (const path of ['\\\\nas\\backups', '//moon/x', '\\\\?\\UNC\\nas\\open\\a']) {
      expect(network.handles(parseLocation(path)), path).toBe(true);
    }
    expect(network.handles(LocalPath.parse('C:\\backups'))).toBe(false);
  });

  it.each([
    ['\\\\nas\\backups\\a', undefined],
    ['//NAS/Backups/a/b', undefined],
    ['\\\\?\\UNC\\nas\\open\\a', undefined],
    ['\\\\moon\\backups', 'target-unreachable'],
    ['\\\\off\\backups', 'target-unreachable'],
    ['\\\\nas\\missing', 'share-unknown'],
  ])('opens %s to be written, or says %s', async (path, code) => {
    const opening = openTarget(path, [smallNetwork()], { create: true }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (code) expect(await opening).toMatchObject({ code, details: { path } });
    else expect(await opening).toBeUndefined();
  });

  it('opens nothing that is missing to be read', async () => {
    const opening = openTarget('\\\\nas\\backups\\a', [smallNetwork()]);
    await expect(opening).rejects.toMatchObject({ code: 'directory-not-found' });
  });

  it('makes the directories of a target below the share', async () => {
    const network = smallNetwork();
    await openTarget('\\\\nas\\open\\A\\b', [network], { create: true });
    const target = await openTarget('\\\\nas\\open\\a\\B', [network]);
    expect(target.location).toBe('\\\\nas\\open\\a\\B');
    expect((await network.host('nas').share('open').files()).size).toBe(0);
  });

  it('lets each user do what they may', async () => {
    const network = smallNetwork();
    const path = '\\\\nas\\backups\\a';
    await openTarget(path, [network], { create: true });
    const asBob = await openTarget(path, [network.as('bob')], { create: true });
    expect(asBob.capabilities.writable).toBe(false);
    const asCarol = openTarget(path, [network.as('carol')]);
    await expect(asCarol).rejects.toMatchObject({ code: 'access-denied' });
  });

  it('says in capabilities what a share cannot do', async () => {
    const network = simulateUncNetwork({
      hosts: {
        nas: {
          shares: {
            none: { flush: 'none', directoryFlush: 'none' },
            lies: { flush: 'ignored', directoryFlush: 'ignored' },
          },
        },
      },
    });
    const findings = async (share: string): Promise<unknown> =>
      (await openTarget(`\\\\nas\\${share}`, [network], { create: true })).capabilities;
    expect(await findings('none')).toMatchObject({ flush: 'none', flushDirectory: 'none' });
    expect(await findings('lies')).toMatchObject({ flush: 'durable', flushDirectory: 'durable' });
  });

  it('records what was asked of it, by whomever', async () => {
    const network = smallNetwork();
    await network.fileSystem.mkdir('\\\\nas\\open\\a');
    await network.as('bob').fileSystem.rename('\\\\NAS\\OPEN\\a', '\\\\nas\\open\\b');
    await network.fileSystem.stat('\\\\nas\\backups');
    expect(network.calls).toEqual([
      { operation: 'mkdir', path: 'nas/open/a' },
      { operation: 'rename', path: 'nas/open/b', from: 'nas/open/a' },
      { operation: 'stat', path: 'nas/backups' },
    ]);
  });

  it('may be changed before a request is sent, which waits for that', async () => {
    const network = simulateUncNetwork({
      hosts: { nas: { shares: { open: {} } } },
      onCall: async ({ operation, path }) => {
        if (operation === 'mkdir') await network.host('nas').share('open').put('a', path);
      },
    });
    const made = network.fileSystem.mkdir('\\\\nas\\open\\a');
    await expect(made).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('has no hosts and shares but those it was given', () => {
    const network = smallNetwork();
    const refused = expect.objectContaining({ code: 'invalid-argument' });
    expect(() => network.host('moon')).toThrow(refused);
    expect(() => network.host('nas').share('missing')).toThrow(refused);
    expect(network.host('NAS').share('OPEN').name).toBe('open');
  });
});
