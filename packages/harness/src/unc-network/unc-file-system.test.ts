import { describe, expect, it } from 'vitest';
import { ShareClient, refusal } from './fixtures/share-client.js';
import { simulateUncNetwork } from './simulate-unc-network.js';

const { fileSystem: fs } = simulateUncNetwork({
  hosts: {
    nas: { shares: { backups: {}, other: {} } },
    off: { shares: { backups: {} }, connected: false },
  },
});

describe('a path', () => {
  it.each([
    ['to a host that does not exist', '\\\\moon\\backups', 'BAD_NETPATH'],
    ['to a host that is off', '\\\\off\\backups', 'BAD_NETPATH'],
    ['to a share of it that does not exist', '\\\\off\\missing', 'BAD_NETPATH'],
    ['to a share that does not exist', '\\\\nas\\missing', 'BAD_NET_NAME'],
    ['without a share', '\\\\nas', 'BAD_NETPATH'],
    ['on a drive', 'C:\\backups', 'BAD_NETPATH'],
  ])('%s is refused', async (_, path, error) => {
    expect(await refusal(fs.stat(path))).toBe(error);
  });

  it.each(['\\\\nas\\backups', '\\\\nas\\backups\\', '\\\\?\\UNC\\nas\\backups\\'])(
    'may be the root of a share: %s',
    async (path) => {
      expect((await fs.stat(path)).isDirectory()).toBe(true);
    },
  );

  it('leads from one share to another only by copying', async () => {
    await (await fs.open('\\\\nas\\backups\\a', 'wx')).close();
    const renamed = fs.rename('\\\\nas\\backups\\a', '\\\\nas\\other\\a');
    await expect(renamed).rejects.toMatchObject({ code: 'EXDEV' });
  });
});

describe('like Node on Windows, it', () => {
  it('says of a name below a file that it is not there', async () => {
    const client = new ShareClient();
    await client.write('a');
    await expect(client.fs.stat(client.at('a/b'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(client.mkdir('a/b')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses to put a file in the place of a directory', async () => {
    const client = new ShareClient();
    await client.write('a');
    await client.mkdir('d');
    expect(await refusal(client.rename('a', 'd'))).toBe('ACCESS_DENIED');
    expect(await refusal(client.rename('d', 'a'))).toBe('ACCESS_DENIED');
    expect(await client.list()).toEqual(['a', 'd']);
  });

  it('says that a directory is writable wherever it is there', async () => {
    const client = new ShareClient({ readOnly: true });
    await client.fs.access(client.at(''));
    await expect(client.fs.access(client.at('d'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('knows three ways to open a file', async () => {
    await expect(fs.open('\\\\nas\\backups\\b', 'w')).rejects.toThrow(TypeError);
  });
});
