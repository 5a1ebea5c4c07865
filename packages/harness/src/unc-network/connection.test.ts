import { describe, expect, it } from 'vitest';
import { manualClock } from '../seeded/manual-clock.js';
import { readText, refusal, ShareClient, writeText } from './fixtures/share-client.js';

describe('a host that was taken off the network', () => {
  it('cannot be reached, and what was open there is lost', async () => {
    const client = new ShareClient();
    await client.write('a');
    const reader = await client.open('a', 'r');
    const host = client.network.host('nas');
    await host.disconnect();
    expect(host.connected).toBe(false);
    await expect(client.open('a', 'r')).rejects.toMatchObject({ code: 'EHOSTUNREACH' });
    expect(await refusal(client.list())).toBe('BAD_NETPATH');
    await expect(readText(reader)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await refusal(reader.close())).toBe('NETNAME_DELETED');
  });

  it('is there again once it is back, but for what was open', async () => {
    const client = new ShareClient();
    await client.write('a');
    const reader = await client.open('a', 'r');
    await client.network.host('nas').disconnect();
    client.network.host('nas').connect();
    expect(await client.read('a')).toBe('a');
    expect(await refusal(readText(reader))).toBe('NETNAME_DELETED');
  });

  it('has closed what clients had open, but not what others hold', async () => {
    const client = new ShareClient();
    await client.write('a');
    await client.write('b');
    await client.open('a', 'r');
    await client.unlink('a');
    await client.share.hold('b');
    await client.network.host('nas').disconnect();
    expect([...(await client.share.files()).keys()]).toEqual(['b']);
    client.network.host('nas').connect();
    expect(await refusal(client.open('b', 'r'))).toBe('SHARING_VIOLATION');
  });
});

describe('latency', () => {
  it('is the time a request takes on the clock', async () => {
    const clock = manualClock();
    const client = new ShareClient({ latencyMs: 40 }, { clock });
    let listed: readonly string[] | undefined;
    const listing = client.list().then((names) => (listed = names));
    await clock.advance(39);
    expect(listed).toBeUndefined();
    await clock.advance(1);
    await listing;
    expect(listed).toEqual([]);
  });

  it('lets several requests be under way at once', async () => {
    const clock = manualClock();
    const client = new ShareClient({ latencyMs: 40 }, { clock });
    const made = Promise.all(['a', 'b', 'c'].map((name) => client.mkdir(name)));
    await clock.advance(40);
    await made;
    expect(clock.monotonic()).toBe(40);
  });

  it.each([
    ['on its way there is not done', 10, []],
    ['on its way back is done', 30, ['a']],
  ])('a request whose connection breaks %s, and fails', async (_, after, names) => {
    const clock = manualClock();
    const client = new ShareClient({ latencyMs: 40 }, { clock });
    const made = refusal(client.mkdir('a'));
    await clock.advance(after);
    const { share, network } = client;
    await network.host('nas').disconnect();
    await clock.advance(40);
    expect(await made).toBe('NETNAME_DELETED');
    network.host('nas').connect();
    share.change({ latencyMs: 0 });
    expect(await client.list()).toEqual(names);
  });

  it('a file whose opening is answered to nobody is closed', async () => {
    const clock = manualClock();
    const client = new ShareClient({ latencyMs: 40 }, { clock });
    await client.share.put('a', 'x');
    const opening = refusal(client.open('a', 'r'));
    await clock.advance(30);
    await client.network.host('nas').disconnect();
    await clock.advance(40);
    expect(await opening).toBe('NETNAME_DELETED');
    client.network.host('nas').connect();
    client.share.change({ latencyMs: 0 });
    await client.unlink('a');
    expect(await client.list()).toEqual([]);
  });
});

it('a write to a file whose connection is lost is not done', async () => {
  const client = new ShareClient();
  const handle = await client.open('a', 'wx');
  await client.network.host('nas').disconnect();
  expect(await refusal(writeText(handle, 'x'))).toBe('NETNAME_DELETED');
  expect((await client.share.files()).get('a')).toEqual(new Uint8Array(0));
});
