import { describe, expect, it } from 'vitest';
import { refusal, ShareClient, writeText } from './fixtures/share-client.js';

describe('a quota', () => {
  it('is exact to the byte', async () => {
    const client = new ShareClient({ quotaBytes: 10 });
    await client.write('a', 'seven..');
    const handle = await client.open('b', 'wx');
    expect(await writeText(handle, '123')).toBe(3);
    await expect(handle.write(new Uint8Array(1), 0, 1, 3)).rejects.toMatchObject({
      code: 'ENOSPC',
    });
    expect(await client.read('b')).toBe('123');
  });

  it('lets a write through as far as it fits, and says how far', async () => {
    const client = new ShareClient({ quotaBytes: 4 });
    const handle = await client.open('a', 'wx');
    expect(await handle.writev?.([new Uint8Array(3), new Uint8Array(3)], 0)).toMatchObject({
      bytesWritten: 4,
    });
    expect(await refusal(handle.write(new Uint8Array(2), 0, 2, 4))).toBe('DISK_FULL');
    expect((await handle.stat()).size).toBe(4);
  });

  it('counts a hole before a write', async () => {
    const client = new ShareClient({ quotaBytes: 10 });
    const handle = await client.open('a', 'wx');
    expect(await refusal(handle.write(new Uint8Array(1), 0, 1, 10))).toBe('DISK_FULL');
    expect((await handle.write(new Uint8Array(2), 0, 2, 9)).bytesWritten).toBe(1);
  });

  it('does not count what is written over', async () => {
    const client = new ShareClient({ quotaBytes: 5 });
    await client.write('a', 'hello');
    const handle = await client.open('a', 'r+');
    expect(await writeText(handle, 'HELLO')).toBe(5);
  });

  it('costs nothing for names and directories', async () => {
    const client = new ShareClient({ quotaBytes: 0 });
    await client.mkdir('d');
    await client.write('d/empty', '');
    expect(await client.list('d')).toEqual(['empty']);
  });

  it.each<[string, (client: ShareClient) => Promise<void>]>([
    ['is removed', (client) => client.unlink('a')],
    ['is replaced', (client) => client.rename('empty', 'a')],
  ])('is free again for what %s', async (_, free) => {
    const client = new ShareClient({ quotaBytes: 5 });
    await client.write('a', 'hello');
    await client.write('empty', '');
    await free(client);
    await client.write('b', 'world');
    expect(await client.read('b')).toBe('world');
  });

  it('is not free while a removed file is open', async () => {
    const client = new ShareClient({ quotaBytes: 5 });
    await client.write('a', 'hello');
    const reader = await client.open('a', 'r');
    await client.unlink('a');
    const handle = await client.open('b', 'wx');
    expect(await refusal(writeText(handle, 'w'))).toBe('DISK_FULL');
    await reader.close();
    expect(await writeText(handle, 'world')).toBe(5);
  });

  it('counts a file once, however many names it has', async () => {
    const client = new ShareClient({ quotaBytes: 6 });
    await client.write('a', '123');
    await client.link('a', 'b');
    await client.write('c', '456');
    expect(await client.read('c')).toBe('456');
  });

  it('is what the share says of its space', async () => {
    const client = new ShareClient({ quotaBytes: 1000 });
    await client.write('a', '123');
    expect(await client.fs.statfs(client.at(''))).toMatchObject({
      bsize: 1,
      blocks: 1000,
      bavail: 997,
    });
  });

  it('may be less than what is there already', async () => {
    const client = new ShareClient();
    await client.write('a', 'hello');
    client.share.change({ quotaBytes: 2 });
    const handle = await client.open('b', 'wx');
    expect(await refusal(writeText(handle, 'x'))).toBe('DISK_FULL');
    const old = await client.open('a', 'r+');
    expect(await writeText(old, 'HELLO you')).toBe(5);
    expect((await client.fs.statfs(client.at(''))).bavail).toBe(0);
  });

  it('is kept by writes under way at once', async () => {
    const client = new ShareClient({ quotaBytes: 5 });
    const handles = await Promise.all(['a', 'b', 'c'].map((name) => client.open(name, 'wx')));
    const writes = await Promise.allSettled(handles.map((handle) => writeText(handle, '12')));
    const written = writes.map((each) => (each.status === 'fulfilled' ? each.value : 'full'));
    expect(written).toEqual([2, 2, 1]);
  });
});
