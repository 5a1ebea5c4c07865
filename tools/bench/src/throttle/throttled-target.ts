import type { BackupTarget, StagedFile } from '@wmdrm/core';
import { Pacer } from './pacer.ts';

/**
 * A target that takes at most so many bytes a second: a write ends when it is done and its bytes have gone over the line of
 * a {@link Pacer}, which all files share. Everything else is as it was.
 */
export function throttledTarget(target: BackupTarget, bytesPerSecond: number): BackupTarget {
  const pacer = new Pacer(bytesPerSecond);
  const { location, capabilities } = target;
  return {
    location,
    capabilities,
    createExclusive: async (name) => throttledFile(await target.createExclusive(name), pacer),
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

function throttledFile(file: StagedFile, pacer: Pacer): StagedFile {
  return {
    write: async (offset, parts) => {
      const bytes = parts.reduce((sum, { length }) => sum + length, 0);
      await Promise.all([file.write(offset, parts), pacer.send(bytes)]);
    },
    flush: () => file.flush(),
    publish: (finalName, options) => file.publish(finalName, options),
    discard: () => file.discard(),
  };
}
