import { describe, expect, it } from 'vitest';
import { readText, refusal, ShareClient } from './fixtures/share-client.js';
import type { FileUse } from './sharing.js';

const sharingViolation = 'SHARING_VIOLATION';
const denied = 'ACCESS_DENIED';

/** A share with files `a` and `b`. */
async function twoFiles(): Promise<ShareClient> {
  const client = new ShareClient();
  await client.write('a');
  await client.write('b');
  return client;
}

describe('a file another program reads without sharing its deletion', () => {
  const share: readonly FileUse[] = ['read', 'write'];

  it('is neither removed nor renamed', async () => {
    const client = await twoFiles();
    await client.share.hold('a', { share });
    expect(await refusal(client.unlink('a'))).toBe(sharingViolation);
    expect(await refusal(client.rename('a', 'c'))).toBe(sharingViolation);
    expect(await client.list()).toEqual(['a', 'b']);
  });

  it('is read and written', async () => {
    const client = await twoFiles();
    await client.share.hold('a', { share });
    expect(await client.read('a')).toBe('a');
    await (await client.open('a', 'r+')).close();
  });

  it('is free once it is released', async () => {
    const client = await twoFiles();
    const held = await client.share.hold('a', { share });
    await held.release();
    await client.unlink('a');
    expect(await client.list()).toEqual(['b']);
  });
});

describe('a file another program holds', () => {
  it('exclusively, is not opened by anybody', async () => {
    const client = await twoFiles();
    await client.share.hold('a', { access: ['write'] });
    expect(await refusal(client.open('A', 'r'))).toBe(sharingViolation);
    await expect(client.open('a', 'r+')).rejects.toMatchObject({ code: 'EBUSY' });
  });

  it('and lets be read only, is not opened to be written', async () => {
    const client = await twoFiles();
    await client.share.hold('a', { share: ['read'] });
    expect(await client.read('a')).toBe('a');
    expect(await refusal(client.open('a', 'r+'))).toBe(sharingViolation);
  });

  it('can still be asked for its size', async () => {
    const client = await twoFiles();
    await client.share.hold('a');
    expect((await client.fs.stat(client.at('a'))).size).toBe(1);
  });

  it('is held by one only, if not shared', async () => {
    const client = await twoFiles();
    const writer = await client.open('a', 'r+');
    await expect(client.share.hold('a', { share: ['read'] })).rejects.toThrow('SHARING_VIOLATION');
    await writer.close();
    await client.share.hold('a', { share: ['read'] });
  });

  it('must be there', async () => {
    await expect((await twoFiles()).share.hold('c')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a file that is open', () => {
  it('is not replaced, whatever its openers share', async () => {
    const client = await twoFiles();
    const reader = await client.open('a', 'r');
    await expect(client.rename('b', 'a')).rejects.toMatchObject({ code: 'EPERM' });
    expect(await client.list()).toEqual(['a', 'b']);
    await reader.close();
    await client.rename('b', 'a');
    expect(await client.read('a')).toBe('b');
  });

  it('may be renamed where deletion is shared, and is then open under its new name', async () => {
    const client = await twoFiles();
    const reader = await client.open('a', 'r');
    await client.rename('a', 'c');
    expect(await readText(reader)).toBe('a');
    expect(await refusal(client.rename('b', 'c'))).toBe(denied);
    await client.rename('b', 'a');
  });

  it('keeps the directories above it where they are', async () => {
    const client = new ShareClient();
    await client.mkdir('d');
    await client.write('d/a');
    const reader = await client.open('d/a', 'r');
    expect(await refusal(client.rename('d', 'e'))).toBe(denied);
    await reader.close();
    await client.rename('d', 'e');
  });
});

describe('a file that is removed while it is open', () => {
  it('stays under its name, for nobody, until the last one closes it', async () => {
    const client = await twoFiles();
    const readers = [await client.open('a', 'r'), await client.open('a', 'r')];
    await client.unlink('A');
    expect(await client.list()).toEqual(['a', 'b']);
    expect({
      open: await refusal(client.open('a', 'r')),
      create: await refusal(client.open('a', 'wx')),
      stat: await refusal(client.fs.stat(client.at('a'))),
      remove: await refusal(client.unlink('a')),
      rename: await refusal(client.rename('a', 'c')),
      replace: await refusal(client.rename('b', 'a')),
      mkdir: await refusal(client.mkdir('a')),
    }).toEqual({
      open: denied,
      create: denied,
      stat: denied,
      remove: denied,
      rename: denied,
      replace: denied,
      mkdir: denied,
    });
    for (const reader of readers) {
      expect(await readText(reader)).toBe('a');
      expect(await client.list()).toEqual(['a', 'b']);
      await reader.close();
    }
    expect(await client.list()).toEqual(['b']);
    await client.write('a', 'new');
  });

  it('goes when another program lets go of it', async () => {
    const client = await twoFiles();
    const held = await client.share.hold('a', { share: ['read', 'delete'] });
    await client.unlink('a');
    expect(await client.list()).toEqual(['a', 'b']);
    await held.release();
    expect(await client.list()).toEqual(['b']);
  });
});

it('directories are open to everybody', async () => {
  const client = new ShareClient();
  await client.mkdir('d');
  await client.mkdir('e');
  const handle = await client.open('d', 'r');
  await client.rename('d', 'f');
  await handle.close();
});
