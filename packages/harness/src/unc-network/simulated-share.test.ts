import { describe, expect, it } from 'vitest';
import { createCrashFileSystem } from '../crash/crash-file-system.js';
import { refusal, ShareClient, writeText } from './fixtures/share-client.js';

describe('the server itself', () => {
  it('puts files where clients see them, and lists what they wrote', async () => {
    const client = new ShareClient();
    await client.share.put('laptop/holiday.jpg', 'x');
    expect(await client.read('laptop/holiday.jpg')).toBe('x');
    await client.write('laptop/b', 'hello');
    const files = await client.share.files('laptop');
    expect([...files].map(([path, bytes]) => [path, bytes.length])).toEqual([
      ['laptop/b', 5],
      ['laptop/holiday.jpg', 1],
    ]);
  });

  it('replaces and removes files', async () => {
    const client = new ShareClient();
    await client.write('a', 'long text');
    await client.share.put('a', 'new');
    expect(await client.read('a')).toBe('new');
    await client.share.remove('a');
    expect(await client.list()).toEqual([]);
  });

  it('needs no rights, no connection and no space', async () => {
    const client = new ShareClient({ readOnly: true, users: {}, quotaBytes: 1 });
    await client.network.host('nas').disconnect();
    await client.share.put('a', 'more than a byte');
    expect([...(await client.share.files()).keys()]).toEqual(['a']);
  });

  it('puts one directory in the place of another', async () => {
    const client = new ShareClient();
    await client.share.put('laptop/a', 'today');
    await client.share.put('yesterday/a', 'yesterday');
    await client.share.replaceDirectory('laptop', 'yesterday');
    expect(await client.read('laptop/a')).toBe('yesterday');
    expect(await client.read('yesterday/a')).toBe('today');
    expect(await client.list()).toEqual(['laptop', 'yesterday']);
  });

  it('renames', async () => {
    const client = new ShareClient();
    await client.share.put('d/a', 'x');
    await client.share.rename('d', 'e');
    expect(await client.list('e')).toEqual(['a']);
  });
});

it('a request is done before the next begins', async () => {
  const client = new ShareClient();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () => client.open('a', 'wx')),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('the disk of a share may lose power: what the share forgot to flush is lost', async () => {
  for (const flush of ['durable', 'ignored'] as const) {
    const disk = createCrashFileSystem();
    const client = new ShareClient({ disk, flush });
    const handle = await client.open('a', 'wx');
    await writeText(handle, 'hello');
    await handle.sync();
    const directory = await client.open('', 'r');
    await directory.sync();
    const images = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => disk.crash(seed).files().get('/a'));
    const whole = images.filter((bytes) => Buffer.from(bytes ?? []).toString() === 'hello');
    if (flush === 'durable') expect(whole).toHaveLength(8);
    else expect(whole.length).toBeLessThan(8);
  }
});

it('a disk with files in it is found as it is', async () => {
  const disk = createCrashFileSystem({ directories: ['/Laptop'] });
  const client = new ShareClient({ disk });
  await client.write('laptop/a', 'x');
  expect(await client.list()).toEqual(['Laptop']);
  expect(await refusal(client.mkdir('LAPTOP/b'))).toBeUndefined();
});
