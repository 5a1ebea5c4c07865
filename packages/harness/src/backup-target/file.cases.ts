import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectBytes, expectEqual, expectFailure } from '../contract/expectations.js';
import type { BackupTargetContext } from './subject.js';
import { bytesOf, listed, putFile, readWhole, stage } from './target-work.js';

export const fileCases: readonly ContractCase<BackupTargetContext>[] = [
  defineCase({
    id: 'BT-READ-01',
    title: 'a reading gives exactly the bytes asked for',
    run: async ({ create, random }) => {
      const target = await create();
      const content = random.bytes(100_000);
      await putFile(target, 'a', content);
      const file = await target.open('a');
      expectEqual('size', file.size, content.length);
      for (const [offset, length] of [
        [0, 100_000],
        [0, 0],
        [100_000, 0],
        [99_999, 1],
        [512, 70_000],
      ] as const) {
        const read = await file.read(offset, length);
        expectBytes(
          `${length} bytes from ${offset}`,
          read,
          content.subarray(offset, offset + length),
        );
      }
      const parts = await Promise.all([file.read(0, 50_000), file.read(50_000, 50_000)]);
      expectBytes('two readings at once', Buffer.concat(parts), content);
      await file.close();
    },
  }),
  defineCase({
    id: 'BT-READ-02',
    title: 'a reading that goes beyond the end is damage',
    run: async ({ create }) => {
      const target = await create();
      await putFile(target, 'a', 'hello');
      const file = await target.open('a');
      for (const [offset, length] of [
        [0, 6],
        [5, 1],
        [6, 0],
        [100, 1],
        [0, 2 ** 40],
      ] as const) {
        await expectFailure(`${length} bytes from ${offset}`, 'damaged', () =>
          file.read(offset, length),
        );
      }
      expectBytes('a reading afterwards', await file.read(0, 5), bytesOf('hello'));
      await file.close();
    },
  }),
  defineCase({
    id: 'BT-READ-03',
    title: 'offsets and lengths that are no whole numbers from 0 on are refused',
    run: async ({ create }) => {
      const target = await create();
      await putFile(target, 'a', 'hello');
      const file = await target.open('a');
      for (const [offset, length] of [
        [-1, 1],
        [0, -1],
        [0.5, 1],
        [0, NaN],
      ] as const) {
        await expectFailure(`${length} from ${offset}`, 'invalid-argument', () =>
          file.read(offset, length),
        );
      }
      await file.close();
    },
  }),
  defineCase({
    id: 'BT-READ-04',
    title: 'a closed file is not read, and closing may be repeated',
    run: async ({ create }) => {
      const target = await create();
      await putFile(target, 'a', 'hello');
      const file = await target.open('a');
      await file.close();
      await file.close();
      await expectFailure('reading', 'closed', () => file.read(0, 1));
    },
  }),
  defineCase({
    id: 'BT-OPEN-01',
    title: 'a missing file is said to be missing, also below a missing directory',
    run: async ({ create }) => {
      const target = await create();
      for (const name of ['a', 'missing/a', 'missing/b/c']) {
        const error = await expectFailure(name, 'file-not-found', () => target.open(name));
        expectEqual('the path in the error', error.details.path, name);
      }
    },
  }),
  defineCase({
    id: 'BT-OPEN-02',
    title: 'a directory is not opened as a file',
    run: async ({ create }) => {
      const target = await create();
      await target.makeDirectory('d');
      await expectFailure('opening', undefined, async () => {
        const file = await target.open('d');
        await file.read(0, 0);
      });
    },
  }),
  defineCase({
    id: 'BT-STAT-01',
    title: 'it says what is there: file, directory, or nothing',
    run: async ({ create }) => {
      const target = await create();
      await target.makeDirectory('d');
      await putFile(target, 'd/a', 'hello');
      expectEqual('the file', await target.stat('d/a'), { kind: 'file', size: 5 });
      expectEqual('the directory', (await target.stat('d'))?.kind, 'directory');
      expectEqual('the target itself', (await target.stat(''))?.kind, 'directory');
      for (const missing of ['x', 'd/x', 'x/y', 'd/a/x']) {
        expectEqual(missing, await target.stat(missing), undefined);
      }
    },
  }),
  defineCase({
    id: 'BT-STAT-02',
    title: 'it follows every change at once',
    run: async ({ create }) => {
      const target = await create();
      expectEqual('before', await target.stat('a'), undefined);
      const file = await stage(target, 'a', 'hello');
      await file.flush();
      expectEqual('while it is written', await target.stat('a'), { kind: 'file', size: 5 });
      await file.write(5, [bytesOf(' world')]);
      await file.publish('a');
      expectEqual('when it has grown', await target.stat('a'), { kind: 'file', size: 11 });
      await (await stage(target, 'b', 'x')).publish('a', { replace: true });
      expectEqual('when it is replaced', await target.stat('a'), { kind: 'file', size: 1 });
      await target.remove('a');
      expectEqual('when it is removed', await target.stat('a'), undefined);
    },
  }),
  defineCase({
    id: 'BT-REMOVE-01',
    title: 'a file is removed once',
    run: async ({ create }) => {
      const target = await create();
      await target.makeDirectory('d');
      await putFile(target, 'd/a');
      expectEqual('removing it', await target.remove('d/a'), true);
      expectEqual('removing it again', await target.remove('d/a'), false);
      expectEqual('removing what never was', await target.remove('x/y'), false);
      expectEqual('entries', await listed(target, 'd'), []);
      await expectFailure('opening it', 'file-not-found', () => target.open('d/a'));
    },
  }),
  defineCase({
    id: 'BT-REMOVE-02',
    title: 'a directory is not removed',
    run: async ({ create }) => {
      const target = await create();
      await target.makeDirectory('d');
      await expectFailure('removing', undefined, () => target.remove('d'));
      expectEqual('the directory', (await target.stat('d'))?.kind, 'directory');
    },
  }),
  defineCase({
    id: 'BT-FLUSH-01',
    title: 'a file can be flushed while it is written, and once it is published by anyone',
    run: async ({ create }) => {
      const target = await create();
      const file = await stage(target, 'a', 'hello');
      await file.flush();
      await file.write(5, [bytesOf(' world')]);
      await file.flush();
      await file.flush();
      await file.publish('a');
      await target.flushFile('a');
      expectBytes('content', await readWhole(target, 'a'), bytesOf('hello world'));
      expectEqual('entries', await listed(target, ''), ['a file']);
    },
  }),
  defineCase({
    id: 'BT-FLUSH-02',
    title: 'a missing file is not flushed',
    run: async ({ create }) => {
      const target = await create();
      // A target without a flush need not look.
      if (target.capabilities.flush === 'none') return;
      await expectFailure('flushing', 'file-not-found', () => target.flushFile('a'));
      expectEqual('entries', await listed(target, ''), []);
    },
  }),
];
