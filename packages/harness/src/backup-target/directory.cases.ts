import type { BackupTarget } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectBytes, expectEqual, expectFailure, expectThat } from '../contract/expectations.js';
import type { BackupTargetContext } from './subject.js';
import { bytesOf, listed, putFile, readWhole, stage } from './target-work.js';

const badNames = [
  '..',
  '../a',
  'd/../../a',
  'd/..',
  '.',
  './a',
  '/a',
  '/',
  'a/',
  'd//a',
  'd\\a',
  '..\\a',
  'A',
  'a b',
  'a_b',
  'a:b',
  'a\0',
  'ä',
  'c:/a',
];

/** Every function that takes a name. */
const naming: Readonly<Record<string, (target: BackupTarget, name: string) => Promise<unknown>>> = {
  createExclusive: (target, name) => target.createExclusive(name),
  open: (target, name) => target.open(name),
  stat: (target, name) => target.stat(name),
  list: (target, name) => target.list(name),
  makeDirectory: (target, name) => target.makeDirectory(name),
  remove: (target, name) => target.remove(name),
  flushFile: (target, name) => target.flushFile(name),
  flushDirectory: (target, name) => target.flushDirectory(name),
};

export const directoryCases: readonly ContractCase<BackupTargetContext>[] = [
  defineCase({
    id: 'BT-NAME-01',
    title: 'names that are not portable are refused everywhere, and nothing is made of them',
    run: async ({ create }) => {
      const target = await create();
      await target.makeDirectory('d');
      for (const name of badNames) {
        for (const [operation, call] of Object.entries(naming)) {
          const what = `${operation}(${JSON.stringify(name)})`;
          await expectFailure(what, 'invalid-argument', () => call(target, name));
        }
      }
      expectEqual('entries', await listed(target, ''), ['d directory']);
    },
  }),
  defineCase({
    id: 'BT-NAME-02',
    title: 'a file is not published under a name that is not portable',
    run: async ({ create }) => {
      const target = await create();
      const file = await stage(target, 'a.tmp', 'hello');
      for (const name of ['', ...badNames]) {
        const publish = (): Promise<void> => file.publish(name, { replace: true });
        await expectFailure(JSON.stringify(name), 'invalid-argument', publish);
      }
      await file.publish('a');
      expectBytes('content', await readWhole(target, 'a'), bytesOf('hello'));
    },
  }),
  defineCase({
    id: 'BT-NAME-03',
    title: 'the empty name is the directory itself, and no file',
    run: async ({ create }) => {
      const target = await create();
      expectEqual('making it', await target.makeDirectory(''), false);
      for (const operation of ['createExclusive', 'open', 'remove', 'flushFile']) {
        await expectFailure(operation, 'invalid-argument', async () =>
          naming[operation]?.(target, ''),
        );
      }
      await target.flushDirectory('');
      expectEqual('entries', await listed(target, ''), []);
    },
  }),
  defineCase({
    id: 'BT-LIST-01',
    title: 'a list has the entries of one directory with their last name and kind, each once',
    run: async ({ create }) => {
      const target = await create();
      await target.makeDirectory('d');
      await target.makeDirectory('d/e');
      await putFile(target, 'd/a');
      await putFile(target, 'd/e/b');
      await stage(target, 'd/c.tmp');
      expectEqual('the target', await listed(target, ''), ['d directory']);
      expectEqual('d', await listed(target, 'd'), ['a file', 'c.tmp file', 'e directory']);
      expectEqual('d/e', await listed(target, 'd/e'), ['b file']);
    },
  }),
  defineCase({
    id: 'BT-LIST-02',
    title: 'a missing directory lists as empty',
    run: async ({ create }) => {
      const target = await create();
      expectEqual('entries', await listed(target, 'missing'), []);
      expectEqual('entries further below', await listed(target, 'missing/x'), []);
    },
  }),
  defineCase({
    id: 'BT-LIST-03',
    title: 'a thousand entries are all listed',
    run: async ({ create }) => {
      const target = await create();
      const names = Array.from({ length: 1000 }, (_, index) => `${index}`.padStart(10, '0'));
      for (const name of names) await (await target.createExclusive(name)).publish(name);
      expectEqual('entries', (await target.list('')).map(({ name }) => name).sort(), names);
    },
  }),
  defineCase({
    id: 'BT-DIR-01',
    title: 'a directory is new once',
    run: async ({ create }) => {
      const target = await create();
      expectEqual('made', await target.makeDirectory('d'), true);
      await putFile(target, 'd/a', 'hello');
      expectEqual('made again', await target.makeDirectory('d'), false);
      expectBytes('what is in it', await readWhole(target, 'd/a'), bytesOf('hello'));
    },
  }),
  defineCase({
    id: 'BT-DIR-02',
    title: 'a directory is not made below a missing one, nor where a file is',
    run: async ({ create }) => {
      const target = await create();
      await putFile(target, 'a');
      await expectFailure('below a missing one', undefined, () => target.makeDirectory('x/y'));
      expectEqual('the missing one', await target.stat('x'), undefined);
      await expectFailure('where a file is', undefined, () => target.makeDirectory('a'));
      expectEqual('the file', (await target.stat('a'))?.kind, 'file');
    },
  }),
  defineCase({
    id: 'BT-DIR-03',
    title: 'of many that make a directory at once, one made it and all have it',
    run: async ({ create }) => {
      const target = await create();
      const made = await Promise.all(Array.from({ length: 8 }, () => target.makeDirectory('d')));
      expectEqual('how many made it', made.filter(Boolean).length, 1);
    },
  }),
  defineCase({
    id: 'BT-DIR-04',
    title: 'directories that are there can be flushed',
    run: async ({ create }) => {
      const target = await create();
      await target.makeDirectory('d');
      await putFile(target, 'd/a');
      await target.flushDirectory('d');
      await target.flushDirectory('');
      expectEqual('entries', await listed(target, 'd'), ['a file']);
    },
  }),
  defineCase({
    id: 'BT-LIFE-01',
    title: 'a new target is empty, writable, and says what it can do and where it is',
    run: async ({ create }) => {
      const target = await create();
      const { exclusiveCreate, flush, flushDirectory, writable } = target.capabilities;
      expectEqual('creates exclusively', exclusiveCreate, true);
      expectEqual('is writable', writable, true);
      expectThat('its flushes are known', ['durable', 'none'].includes(flush));
      expectThat('its directory flushes are known', ['durable', 'none'].includes(flushDirectory));
      expectThat('its location is said', target.location !== '');
      expectEqual('entries', await listed(target, ''), []);
    },
  }),
  defineCase({
    id: 'BT-LIFE-02',
    title: 'free space, if known, is not more than there is',
    run: async ({ create }) => {
      const space = await (await create()).space();
      if (!space) return;
      expectThat('free space is a number from 0 on', space.free >= 0);
      expectThat('free space is within all space', space.free <= space.total);
    },
  }),
  defineCase({
    id: 'BT-LIFE-03',
    title: 'closing may be repeated, and a closed target does nothing',
    run: async ({ create }) => {
      const target = await create();
      await putFile(target, 'a', 'hello');
      const reader = await target.open('a');
      const file = await stage(target, 'b.tmp');
      await target.close();
      await target.close();
      for (const [operation, call] of Object.entries(naming)) {
        await expectFailure(operation, 'closed', () => call(target, 'a'));
      }
      await expectFailure('space', 'closed', () => target.space());
      await expectFailure('write', 'closed', () => file.write(0, [bytesOf('x')]));
      await expectFailure('publish', 'closed', () => file.publish('b'));
      await expectFailure('read', 'closed', () => reader.read(0, 1));
      await reader.close();
    },
  }),
  defineCase({
    id: 'BT-LIFE-04',
    title: 'what was published is there for the next one who opens the directory',
    needs: ['reopen'],
    run: async ({ create, reopen }) => {
      const target = await create();
      await target.makeDirectory('d');
      await putFile(target, 'd/a', 'hello');
      const again = await reopen(target);
      await target.close();
      expectBytes('content', await readWhole(again, 'd/a'), bytesOf('hello'));
      expectEqual('entries', await listed(again, ''), ['d directory']);
    },
  }),
];
