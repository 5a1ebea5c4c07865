import { describe, expect, it } from 'vitest';
import { manualClock } from '../seeded/manual-clock.js';
import { refusal, ShareClient, writeText } from './fixtures/share-client.js';
import type { NetworkFault } from './network-faults.js';

/** A share whose requests meet these faults. */
function faulty(...faults: readonly NetworkFault[]): ShareClient {
  return new ShareClient({ faults });
}

describe('a fault of a share', () => {
  it('fails a request without doing it', async () => {
    const client = faulty({ on: 'mkdir', path: 'd*', do: 'error', code: 'ACCESS_DENIED' });
    expect(await refusal(client.mkdir('d/x'))).toBe('ACCESS_DENIED');
    await client.mkdir('e');
    expect(await client.list()).toEqual(['e']);
  });

  it('loses the reply to a rename that is done, known by its new name', async () => {
    const client = faulty({ on: 'rename', path: 'b', do: 'lost-reply' });
    await client.write('a');
    expect(await refusal(client.rename('a', 'b'))).toBe('NETNAME_DELETED');
    expect(await client.list()).toEqual(['b']);
  });

  it('loses the reply to a creation, and the server closes the file', async () => {
    const client = faulty({ on: 'create', do: 'lost-reply', code: 'SEM_TIMEOUT' });
    expect(await refusal(client.open('a', 'wx'))).toBe('SEM_TIMEOUT');
    await client.unlink('a');
    expect(await client.list()).toEqual([]);
  });

  it.each([
    [undefined, 2],
    [0, 0],
    [3, 3],
  ])('tears a write after %s bytes', async (bytes, size) => {
    const client = faulty({ on: 'write', do: 'torn-write', ...(bytes !== undefined && { bytes }) });
    const handle = await client.open('a', 'wx');
    expect(await refusal(writeText(handle, 'hello'))).toBe('NETNAME_DELETED');
    expect((await client.share.files()).get('a')?.length).toBe(size);
  });

  it('takes the whole host off the network', async () => {
    const client = faulty({ on: 'readdir', do: 'disconnect' });
    expect(await refusal(client.list())).toBe('NETNAME_DELETED');
    expect(client.network.host('nas').connected).toBe(false);
    expect(await refusal(client.mkdir('a'))).toBe('BAD_NETPATH');
    client.network.host('nas').connect();
    await client.mkdir('a');
  });

  it('delays the nth request on the clock of the network', async () => {
    const clock = manualClock();
    const faults = [{ on: 'mkdir', nth: 2, do: 'delay', milliseconds: 500 }] as const;
    const client = new ShareClient({ faults }, { clock });
    await client.mkdir('a');
    const second = client.mkdir('b');
    await clock.advance(499);
    expect(await client.list()).toEqual(['a']);
    await clock.advance(1);
    await second;
    expect(await client.list()).toEqual(['a', 'b']);
  });
});

it('a fault of the network goes by host and share, for all users together', async () => {
  const faults = [{ on: 'mkdir', path: 'nas/backups/*', nth: 2, do: 'error' }] as const;
  const client = new ShareClient({}, { faults });
  await client.mkdir('a');
  const other = client.network.as('other').fileSystem;
  expect(await refusal(other.mkdir(client.at('b')))).toBe('NETNAME_DELETED');
  await client.mkdir('c');
});
