import { describe, expect, it } from 'vitest';
import { refusal, ShareClient, writeText } from './fixtures/share-client.js';

/** Whether each thing that changes a share is refused; and then reading. */
async function refusals(client: ShareClient): Promise<Record<string, string | undefined>> {
  return {
    create: await refusal(client.open('new', 'wx')),
    mkdir: await refusal(client.mkdir('dir')),
    openToWrite: await refusal(client.open('old', 'r+').then((handle) => handle.close())),
    link: await refusal(client.link('old', 'second')),
    rename: await refusal(client.rename('old', 'other')),
    unlink: await refusal(client.unlink('other')),
    read: await refusal(client.fs.stat(client.at(''))),
  };
}

const denied = 'ACCESS_DENIED';
const allDenied = {
  create: denied,
  mkdir: denied,
  openToWrite: denied,
  link: denied,
  rename: denied,
  unlink: denied,
};

describe('what a user may do', () => {
  it('is everything by default', async () => {
    const client = new ShareClient();
    await client.share.put('old', 'old');
    expect(Object.values(await refusals(client)).filter(Boolean)).toEqual([]);
  });

  it.each([
    ['on a read-only share', { readOnly: true }],
    ['as one who may only read', { users: { alice: 'read' } }],
    ['as one who may write, on a read-only share', { readOnly: true, users: { alice: 'write' } }],
  ] as const)('%s is reading', async (_, options) => {
    const client = new ShareClient(options, { as: 'alice' });
    await client.share.put('old', 'old');
    expect(await refusals(client)).toEqual({ ...allDenied, read: undefined });
    expect(await client.read('old')).toBe('old');
    expect([...(await client.share.files()).keys()]).toEqual(['old']);
  });

  it('is nothing as a user the share does not know', async () => {
    const client = new ShareClient({ users: { alice: 'write' } }, { as: 'mallory' });
    await client.share.put('old', 'old');
    expect(await refusals(client)).toEqual({ ...allDenied, read: denied });
    expect(await refusal(client.list())).toBe(denied);
  });

  it('is asked of each user for itself', async () => {
    const client = new ShareClient({ users: { alice: 'write' } }, { as: 'alice' });
    await client.write('a');
    expect(await refusal(client.network.as('bob').fileSystem.stat(client.at('a')))).toBe(denied);
  });

  it('may change while the share is in use; what is open stays so', async () => {
    const client = new ShareClient();
    const handle = await client.open('a', 'wx');
    client.share.change({ readOnly: true });
    expect(await refusal(client.open('b', 'wx'))).toBe(denied);
    expect(await writeText(handle, 'hello')).toBe(5);
    client.share.change({ readOnly: false, users: {} });
    expect(await writeText(handle, 'HELLO')).toBe(5);
    expect(await refusal(client.open('b', 'wx'))).toBe(denied);
    client.share.change({ users: undefined });
    await client.write('b');
  });
});
