import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectBytes, expectEqual, expectFailure, expectThat } from '../contract/expectations.js';
import type { BackupTargetContext } from './subject.js';
import { bytesOf, listed, putFile, readWhole, stage } from './target-work.js';

export const stagedCases: readonly ContractCase<BackupTargetContext>[] = [
  defineCase({
    id: 'BT-CREATE-01',
    title: 'a file that exists is not created again, published or not',
    run: async ({ create }) => {
      const target = await create();
      const file = await stage(target, 'a', 'first');
      await expectFailure('creating it again', 'file-exists', () => target.createExclusive('a'));
      await file.publish('a');
      await expectFailure('after publishing', 'file-exists', () => target.createExclusive('a'));
      expectBytes('content', await readWhole(target, 'a'), bytesOf('first'));
      await target.makeDirectory('d');
      await expectFailure('where a directory is', 'file-exists', () => target.createExclusive('d'));
    },
  }),
  defineCase({
    id: 'BT-CREATE-02',
    title: 'of many that create a file at once, exactly one does',
    run: async ({ create }) => {
      const target = await create();
      for (let round = 0; round < 5; round++) {
        const attempts = Array.from({ length: 8 }, () => target.createExclusive(`lease-${round}`));
        const outcomes = await Promise.allSettled(attempts);
        const created = outcomes.filter(({ status }) => status === 'fulfilled');
        expectEqual('number of those that created it', created.length, 1);
        for (const outcome of outcomes) {
          if (outcome.status === 'fulfilled') await outcome.value.discard();
          else
            await expectFailure('the others', 'file-exists', () => Promise.reject(outcome.reason));
        }
      }
    },
  }),
  defineCase({
    id: 'BT-CREATE-03',
    title:
      'of two runs that create a file at once, exactly one does, and each sees what the other made',
    needs: ['reopen'],
    run: async ({ create, reopen }) => {
      const first = await create();
      const second = await reopen(first);
      const attempts = [first, second].map((target) => target.createExclusive('lease'));
      const created = (await Promise.allSettled(attempts)).filter(
        (each) => each.status === 'fulfilled',
      );
      expectEqual('number of those that created it', created.length, 1);
      await putFile(first, 'a', 'from the first');
      expectBytes('read by the second', await readWhole(second, 'a'), bytesOf('from the first'));
      expectEqual('seen by the second', await second.stat('a'), { kind: 'file', size: 14 });
      await second.remove('a');
      expectEqual('seen by the first', await first.stat('a'), undefined);
    },
  }),
  defineCase({
    id: 'BT-CREATE-04',
    title: 'a file is not created where its directory is missing',
    run: async ({ create }) => {
      const target = await create();
      const codes = ['directory-not-found', 'file-not-found'] as const;
      await expectFailure('creating', codes, () => target.createExclusive('missing/a'));
      expectEqual('the directory', await target.stat('missing'), undefined);
    },
  }),
  defineCase({
    id: 'BT-CREATE-05',
    title: 'a file has the name it was created with until it is published',
    run: async ({ create }) => {
      const target = await create();
      const file = await stage(target, 'a.tmp', 'hello');
      expectEqual('entries', await listed(target, ''), ['a.tmp file']);
      await file.publish('a');
      expectEqual('entries afterwards', await listed(target, ''), ['a file']);
    },
  }),
  defineCase({
    id: 'BT-WRITE-01',
    title: 'all parts are written one behind the other from the offset on, empty ones too',
    run: async ({ create }) => {
      const target = await create();
      const file = await target.createExclusive('a');
      await file.write(0, [bytesOf('ab'), bytesOf(''), bytesOf('cde')]);
      await file.write(5, []);
      await file.write(5, [bytesOf('f')]);
      await file.write(1, [bytesOf('B'), bytesOf('C')]);
      await file.publish('a');
      expectBytes('content', await readWhole(target, 'a'), bytesOf('aBCdef'));
    },
  }),
  defineCase({
    id: 'BT-WRITE-02',
    title: 'thousands of parts and megabytes are written whole',
    run: async ({ create, random }) => {
      const target = await create();
      const parts = Array.from({ length: 3000 }, (_, index) => random.bytes(index % 97));
      const big = new Uint8Array(5 * 1024 * 1024 + 7).map((_, at) => (at * 31) & 255);
      const file = await target.createExclusive('a');
      await file.write(0, parts);
      const size = parts.reduce((sum, part) => sum + part.length, 0);
      await file.write(size, [big]);
      await file.flush();
      await file.publish('a');
      const content = await readWhole(target, 'a');
      expectBytes('the parts', content.subarray(0, size), Buffer.concat(parts));
      expectBytes('the rest', content.subarray(size), big);
    },
  }),
  defineCase({
    id: 'BT-WRITE-03',
    title: 'several writes may be under way at once',
    run: async ({ create, random }) => {
      const target = await create();
      const blocks = Array.from({ length: 8 }, () => random.bytes(20_000));
      const file = await target.createExclusive('a');
      await Promise.all(blocks.map((block, index) => file.write(index * 20_000, [block])));
      await file.publish('a');
      expectBytes('content', await readWhole(target, 'a'), Buffer.concat(blocks));
    },
  }),
  defineCase({
    id: 'BT-WRITE-04',
    title: 'an offset that is no whole number from 0 on is refused',
    run: async ({ create }) => {
      const target = await create();
      const file = await target.createExclusive('a');
      for (const offset of [-1, 0.5, NaN, Infinity]) {
        await expectFailure(`at ${offset}`, 'invalid-argument', () =>
          file.write(offset, [bytesOf('x')]),
        );
      }
      await file.discard();
    },
  }),
  defineCase({
    id: 'BT-WRITE-05',
    title: 'more may be written while a flush is under way',
    run: async ({ create, random }) => {
      const target = await create();
      const blocks = Array.from({ length: 4 }, () => random.bytes(20_000));
      const file = await target.createExclusive('a');
      await file.write(0, [blocks[0]!]);
      await Promise.all([
        file.flush(),
        ...blocks.slice(1).map((block, index) => file.write((index + 1) * 20_000, [block])),
      ]);
      await file.flush();
      await file.publish('a');
      expectBytes('content', await readWhole(target, 'a'), Buffer.concat(blocks));
    },
  }),
  defineCase({
    id: 'BT-WRITE-06',
    title: 'what was written stays as it was when the memory it came from is used again',
    run: async ({ create, random }) => {
      const target = await create();
      const memory = random.bytes(20_000);
      const written = memory.slice();
      const file = await target.createExclusive('a');
      await file.write(0, [memory]);
      memory.fill(0);
      await file.flush();
      await file.publish('a');
      expectBytes('content', await readWhole(target, 'a'), written);
    },
  }),
  defineCase({
    id: 'BT-PUBLISH-01',
    title: 'an empty file can be published, and one in another directory',
    run: async ({ create }) => {
      const target = await create();
      await (await target.createExclusive('empty')).publish('empty');
      expectEqual('the empty file', await target.stat('empty'), { kind: 'file', size: 0 });
      await target.makeDirectory('segments');
      await target.makeDirectory('segments/3f');
      await (await stage(target, 'segments/a.tmp', 'hello')).publish('segments/3f/a.seg');
      expectBytes('content', await readWhole(target, 'segments/3f/a.seg'), bytesOf('hello'));
      expectEqual('where it was', await listed(target, 'segments'), ['3f directory']);
    },
  }),
  defineCase({
    id: 'BT-PUBLISH-02',
    title: 'a file is not published over another, which stays, and so does the staged one',
    run: async ({ create }) => {
      const target = await create();
      await putFile(target, 'a', 'old');
      for (const options of [undefined, {}, { replace: false }]) {
        const file = await stage(target, 'b.tmp', 'new');
        await expectFailure('publishing', 'file-exists', () => file.publish('a', options));
        expectBytes('the old file', await readWhole(target, 'a'), bytesOf('old'));
        expectEqual('the staged file', await target.stat('b.tmp'), { kind: 'file', size: 3 });
        await file.discard();
      }
      expectEqual('entries', await listed(target, ''), ['a file']);
    },
  }),
  defineCase({
    id: 'BT-PUBLISH-03',
    title: 'with `replace` a file takes the place of another, or of nothing',
    run: async ({ create }) => {
      const target = await create();
      for (const content of ['first', 'second, longer', '3rd']) {
        await (await stage(target, 'a.tmp', content)).publish('a', { replace: true });
        expectBytes('content', await readWhole(target, 'a'), bytesOf(content));
        const size = content.length;
        expectEqual('its state', await target.stat('a'), { kind: 'file', size });
        expectEqual('entries', await listed(target, ''), ['a file']);
      }
    },
  }),
  defineCase({
    id: 'BT-PUBLISH-04',
    title: 'published under its own name a file just stays',
    run: async ({ create }) => {
      const target = await create();
      for (const [name, options] of [
        ['a', undefined],
        ['b', { replace: false }],
        ['c', { replace: true }],
      ] as const) {
        const file = await stage(target, name, 'hello');
        await file.publish(name, options);
        await file.discard();
        expectBytes('content', await readWhole(target, name), bytesOf('hello'));
      }
    },
  }),
  defineCase({
    id: 'BT-PUBLISH-05',
    title: 'a published file takes no more, and a discard does not harm it',
    run: async ({ create }) => {
      const target = await create();
      const file = await stage(target, 'a.tmp', 'hello');
      await file.publish('a');
      await expectFailure('write', 'closed', () => file.write(0, [bytesOf('x')]));
      await expectFailure('flush', 'closed', () => file.flush());
      await expectFailure('publish', 'closed', () => file.publish('b'));
      await file.discard();
      expectBytes('content', await readWhole(target, 'a'), bytesOf('hello'));
    },
  }),
  defineCase({
    id: 'BT-PUBLISH-06',
    title:
      'a reader that has the old file open goes on reading it, or the replacement is refused as in use',
    run: async ({ create }) => {
      const target = await create();
      await putFile(target, 'a', 'old');
      const reader = await target.open('a');
      const file = await stage(target, 'a.tmp', 'new');
      let replaced = true;
      try {
        await file.publish('a', { replace: true });
      } catch (error) {
        replaced = false;
        const codes = ['target-in-use', 'access-denied'] as const;
        await expectFailure('the refusal', codes, () => Promise.reject(error));
        await file.discard();
      }
      expectBytes('read', await reader.read(0, 3), bytesOf('old'));
      await reader.close();
      const now = await readWhole(target, 'a');
      expectBytes('content', now, bytesOf(replaced ? 'new' : 'old'));
    },
  }),
  defineCase({
    id: 'BT-PUBLISH-07',
    title: 'a file is published with all that is being written to it',
    run: async ({ create, random }) => {
      const target = await create();
      const length = 1024 * 1024;
      const memory = new Uint8Array(length);
      for (let at = 0; at < length; at += 65_536) memory.set(random.bytes(65_536), at);
      const file = await target.createExclusive('a.tmp');
      const writes = [0, 1, 2, 3].map((index) => file.write(index * length, [memory]));
      await Promise.all([file.publish('a'), ...writes]);
      const published = await target.open('a');
      expectEqual('its size', published.size, writes.length * length);
      for (const index of writes.keys())
        expectBytes('content', await published.read(index * length, length), memory);
      await published.close();
    },
  }),
  defineCase({
    id: 'BT-DISCARD-01',
    title: 'a discard removes the file, may be repeated, and ends it',
    run: async ({ create }) => {
      const target = await create();
      const file = await stage(target, 'a.tmp');
      await file.discard();
      await file.discard();
      expectEqual('entries', await listed(target, ''), []);
      await expectFailure('write', 'closed', () => file.write(0, [bytesOf('x')]));
      await expectFailure('flush', 'closed', () => file.flush());
      await expectFailure('publish', 'closed', () => file.publish('a'));
      expectThat('the name is free again', (await target.createExclusive('a.tmp')) !== undefined);
    },
  }),
  defineCase({
    id: 'BT-DISCARD-02',
    title: 'a discard does not complain about a file that has gone',
    run: async ({ create }) => {
      const target = await create();
      const file = await stage(target, 'a.tmp');
      let removed = true;
      try {
        removed = await target.remove('a.tmp');
      } catch (error) {
        // Where an open file cannot be removed there is nothing to show.
        const codes = ['target-in-use', 'access-denied'] as const;
        await expectFailure('the refusal', codes, () => Promise.reject(error));
      }
      expectThat('the file was there', removed);
      await file.discard();
      expectEqual('entries', await listed(target, ''), []);
    },
  }),
];
