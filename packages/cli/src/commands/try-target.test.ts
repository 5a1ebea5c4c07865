import { parseLocation, type BackupTarget, type StagedFile } from '@wmdrm/core';
import { nodeHost } from '@wmdrm/node';
import { fsTarget } from '@wmdrm/target-fs';
import { expect, it } from 'vitest';
import { tempFolder } from '../fixtures/temp-folder.js';
import { tryTarget } from './try-target.js';

type Publish = StagedFile['publish'];

/** A directory whose files are published otherwise. */
async function targetWith(
  publishing: (publish: Publish, target: BackupTarget) => Publish,
  twice = false,
): Promise<BackupTarget> {
  const target = await fsTarget().open(parseLocation(tempFolder()), { create: true });
  const createExclusive = async (name: string): Promise<StagedFile> => {
    if (twice) await target.remove(name);
    const file = await target.createExclusive(name);
    return {
      write: (offset, parts) => file.write(offset, parts),
      flush: () => file.flush(),
      publish: publishing((name, options) => file.publish(name, options), target),
      discard: () => file.discard(),
    };
  };
  return {
    ...{ location: target.location, capabilities: target.capabilities, createExclusive },
    open: (name) => target.open(name),
    stat: (name) => target.stat(name),
    list: (directory) => target.list(directory),
    makeDirectory: (name) => target.makeDirectory(name),
    remove: (name) => target.remove(name),
    flushFile: (name) => target.flushFile(name),
    flushDirectory: (directory) => target.flushDirectory(directory),
    space: () => target.space(),
    close: () => target.close(),
  };
}

const { random } = nodeHost();
const good = { exclusiveCreate: true, rename: true, replace: true };

it('finds that a directory does all of it, and leaves nothing', async () => {
  const target = await targetWith((publish) => publish);
  expect(await tryTarget(target, random)).toEqual(good);
  expect(await target.list('')).toEqual([]);
});

it('finds that a file is created twice', async () => {
  const target = await targetWith((publish) => publish, true);
  expect(await tryTarget(target, random)).toEqual({ ...good, exclusiveCreate: false });
});

it('finds that a file takes a name that is taken', async () => {
  const target = await targetWith((publish) => (name) => publish(name, { replace: true }));
  expect(await tryTarget(target, random)).toEqual({ ...good, rename: false });
});

it('finds that a file does not take the place of another', async () => {
  const target = await targetWith((publish) => (name) => publish(name));
  expect(await tryTarget(target, random)).toEqual({ ...good, replace: false });
});
