import { beforeEach, describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { failure, MemoryTarget } from '../fixtures/memory-target.js';
import { settle } from '../fixtures/manual-clock.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { refusal } from '../fixtures/refusals.js';
import { record, records } from '../fixtures/sample-licenses.js';
import { writeSegment } from '../fixtures/sample-segments.js';
import { ChunkWalker, type WalkedChunk } from './chunk-check.js';
import { segmentName } from './file-names.js';
import { SegmentWriter } from './segment-writer.js';

const chunk = records(record('a'), record('b'));
const walkedOf = (bytes: Uint8Array): WalkedChunk =>
  new ChunkWalker(nativeHasher).walk(bytes, 'none', () => undefined);

let target: MemoryTarget;
const create = (serial = 0): Promise<SegmentWriter> =>
  SegmentWriter.create(target, 3, serial, 'licenses', nativeHasher);

beforeEach(() => {
  target = new MemoryTarget();
});

describe('SegmentWriter', () => {
  it('stages the file and gives it its name at the end', async () => {
    const writer = await create(7);
    await writer.write(chunk, walkedOf(chunk));
    expect(target.names).toEqual(['segments/staged-0000000003-7.tmp']);
    const { name, root } = await writer.publish();
    expect(name).toBe(segmentName(root, 3));
    expect(target.names).toEqual([name]);
  });

  it('writes version 1 byte for byte', async () => {
    const { root } = await writeSegment(target, 3, [record('a')]);
    expect(toHex(target.files.get(segmentName(root, 3))!)).toMatchInlineSnapshot(
      `"5753454701000100000000000000000000000000000000000000000000000000574c5243010000005c0000005d0000000000000043beb7e8ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb39cf6b882e2d9b4bef9c613be7e489280100030000006c6370020001000000619ec75a1b6120000000000000005d0000005d0000000100000000000000be7c1bd60000000089757bd9b4fc880ab1626a4c3515902ab9ec3872ec440acf829612f8de5bc43157454e44010000007d000000000000000000000000000000000000000000000038933b9e7622e1df272193ca9b1b10238aa6b541baea9cad06d80976b1871336"`,
    );
  });

  it('tells when it needs the bytes of a chunk no longer', async () => {
    const writer = await create();
    let accept = (): void => undefined;
    target.before = ({ operation }) =>
      operation === 'write' ? new Promise((resolve) => (accept = resolve)) : undefined;
    let written = false;
    await writer.write(chunk, walkedOf(chunk), () => (written = true));
    await settle();
    expect(written).toBe(false);
    accept();
    await settle();
    expect(written).toBe(true);
    target.before = undefined;
    await writer.publish();
  });

  it('tells what the segment holds', async () => {
    const other = record('c');
    const entry = await writeSegment(target, 3, [chunk, other]);
    const size = target.files.get(segmentName(entry.root, 3))?.length;
    expect(entry).toMatchObject({ licenses: 3, bytes: chunk.length + other.length, size });
  });

  it('has the same root for the same records, whoever writes them', async () => {
    const first = await writeSegment(target, 3, [chunk]);
    const second = await writeSegment(new MemoryTarget(), 4, [chunk]);
    expect(second.root).toBe(first.root);
  });

  it.each<[string, readonly Uint8Array[], 'licenses' | 'ledger']>([
    ['other chunks', [record('a'), record('b')], 'licenses'],
    ['another order', [records(record('b'), record('a'))], 'licenses'],
    ['another kind', [chunk], 'ledger'],
    ['nothing', [], 'licenses'],
  ])('has another root for %s', async (_, chunks, kind) => {
    const { root } = await writeSegment(target, 3, [chunk]);
    expect((await writeSegment(new MemoryTarget(), 3, chunks, kind)).root).not.toBe(root);
  });

  it('flushes the bytes before it publishes the name', async () => {
    await writeSegment(target, 3, [chunk]);
    const operations = target.calls.map(({ operation }) => operation);
    expect(operations.lastIndexOf('write')).toBeLessThan(operations.indexOf('flush'));
    expect(operations.indexOf('flush')).toBeLessThan(operations.indexOf('publish'));
  });

  it('takes no chunk while four writes are under way', async () => {
    const waiting: (() => void)[] = [];
    target.before = async ({ operation }) => {
      if (operation === 'write') await new Promise<void>((resolve) => waiting.push(resolve));
    };
    // The header is the first write.
    const writer = await create();
    for (let count = 0; count < 3; count += 1) await writer.write(chunk, walkedOf(chunk));
    let taken = false;
    const fifth = writer.write(chunk, walkedOf(chunk)).then(() => (taken = true));
    await settle();
    expect({ taken, underWay: waiting.length }).toEqual({ taken: false, underWay: 4 });
    waiting[0]!();
    await fifth;
  });

  it('tells of a write that failed, at the next write or at the end', async () => {
    target.before = ({ operation }) => {
      if (operation === 'write') throw failure('target-full', 'staged');
    };
    const writer = await create();
    const error = await refusal(async () => {
      await writer.write(chunk, walkedOf(chunk));
      await writer.publish();
    });
    expect(error.code).toBe('target-full');
  });

  it('leaves nothing when it is discarded, twice if need be', async () => {
    const writer = await create();
    await writer.write(chunk, walkedOf(chunk));
    await writer.discard();
    await writer.discard();
    expect(target.names).toEqual([]);
    expect(target.openHandles).toBe(0);
  });

  it('does not complain if even the discard fails', async () => {
    const writer = await create();
    target.before = () => {
      throw failure('connection-lost', 'staged');
    };
    await writer.write(chunk, walkedOf(chunk));
    await writer.discard();
  });

  it('takes the place of a torn segment of the same name, which is its own', async () => {
    await writeSegment(target, 3, [chunk]);
    const [name = ''] = target.names;
    const whole = target.files.get(name)!;
    target.files.set(name, whole.subarray(0, 40));
    await writeSegment(target, 3, [chunk]);
    expect(target.files.get(name)).toEqual(whole);
  });

  it('flushes what it has while more is written, and the rest before it publishes', async () => {
    let end = (): void => undefined;
    const under = new Promise<void>((resolve) => (end = resolve));
    const order: string[] = [];
    target.before = async ({ operation }) => {
      order.push(operation);
      if (operation === 'flush' && !order.includes('publish')) await under;
    };
    const flushBytes = 2 * chunk.length;
    const writer = await SegmentWriter.create(target, 3, 0, 'licenses', nativeHasher, {
      flushBytes,
    });
    for (let written = 0; written < 3; written += 1) await writer.write(chunk, walkedOf(chunk));
    await settle();
    expect(order.filter((one) => one === 'flush' || one === 'write')).toEqual([
      ...['write', 'write', 'write', 'flush', 'write'],
    ]);
    end();
    await writer.publish();
    expect(order.slice(order.lastIndexOf('flush'))).toEqual(['flush', 'make-directory', 'publish']);
  });

  it('publishes nothing when a flush under way fails', async () => {
    let flushes = 0;
    target.before = ({ operation, name }) => {
      if (operation === 'flush' && ++flushes === 1) throw failure('target-full', name);
    };
    const writer = await SegmentWriter.create(target, 3, 0, 'licenses', nativeHasher, {
      flushBytes: 1,
    });
    await writer.write(chunk, walkedOf(chunk));
    expect((await refusal(() => writer.publish())).code).toBe('target-full');
    await writer.discard();
    expect(target.names).toEqual([]);
  });
});
