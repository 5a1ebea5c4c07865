import { describe, expect, it } from 'vitest';
import { refusal, ShareClient, writeText } from './fixtures/share-client.js';

async function flushDirectory(client: ShareClient, name: string = ''): Promise<void> {
  const handle = await client.open(name, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

describe('a flush', () => {
  it('of a file makes its bytes durable, one of its directory the name', async () => {
    const client = new ShareClient();
    await client.mkdir('d');
    const handle = await client.open('d/a', 'wx');
    await writeText(handle, 'x');
    expect(client.share.unflushed).toEqual({ files: ['d/a'], directories: ['', 'd'] });
    await handle.sync();
    expect(client.share.unflushed).toEqual({ files: [], directories: ['', 'd'] });
    await flushDirectory(client, 'd');
    await flushDirectory(client);
    expect(client.share.unflushed).toEqual({ files: [], directories: [] });
  });

  it('is missing for what was written after it', async () => {
    const client = new ShareClient();
    const handle = await client.open('a', 'wx');
    await handle.sync();
    await writeText(handle, 'x');
    expect(client.share.unflushed.files).toEqual(['a']);
  });

  it('is missing for a file under its new name too', async () => {
    const client = new ShareClient();
    await client.mkdir('d');
    await client.write('a', 'x');
    await flushDirectory(client);
    await client.rename('a', 'd/b');
    expect(client.share.unflushed).toEqual({ files: ['d/b'], directories: ['', 'd'] });
  });

  it('is not missing for the bytes of what was replaced', async () => {
    const client = new ShareClient();
    const handle = await client.open('new', 'wx');
    await writeText(handle, 'new');
    await handle.sync();
    await handle.close();
    await client.write('old', 'old');
    await client.rename('new', 'OLD');
    expect(client.share.unflushed.files).toEqual([]);
  });

  it('is missing by the spelling of the file', async () => {
    const client = new ShareClient();
    await client.write('a', '');
    await writeText(await client.open('A', 'r+'), 'x');
    expect(client.share.unflushed.files).toEqual(['a']);
  });

  it('is needed for the name of a removed file, not for its bytes', async () => {
    const client = new ShareClient();
    await client.write('a', 'x');
    await flushDirectory(client);
    await client.unlink('a');
    expect(client.share.unflushed).toEqual({ files: [], directories: [''] });
  });

  it('is refused to who opened the file to read it', async () => {
    const client = new ShareClient();
    await client.write('a', 'x');
    const reader = await client.open('a', 'r');
    expect(await refusal(reader.sync())).toBe('ACCESS_DENIED');
  });
});

describe('a share', () => {
  it('without a flush says so', async () => {
    const client = new ShareClient({ flush: 'none' });
    const handle = await client.open('a', 'wx');
    expect(await refusal(handle.sync())).toBe('NOT_SUPPORTED');
    await flushDirectory(client);
  });

  it('without a flush for directories says so', async () => {
    const client = new ShareClient({ directoryFlush: 'none' });
    const handle = await client.open('a', 'wx');
    await handle.sync();
    expect(await refusal(flushDirectory(client))).toBe('ACCESS_DENIED');
  });

  it('that ignores flushes lies about it, and nothing is durable', async () => {
    const client = new ShareClient({ flush: 'ignored', directoryFlush: 'ignored' });
    const handle = await client.open('a', 'wx');
    await writeText(handle, 'x');
    await handle.sync();
    await flushDirectory(client);
    expect(client.share.unflushed).toEqual({ files: ['a'], directories: [''] });
  });
});
