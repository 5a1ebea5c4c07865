import { throwIfCancelled } from '../errors/cancellation.js';
import type { BackupTarget, StagedFile, TargetFile } from '../target/backup-target.js';

/**
 * A target on which nothing new begins once the signal has fired: such a call throws `cancelled` at once, so that a
 * cancel is answered within the one call in flight. What cleans up still works: to discard, to close, and to publish a
 * file under the name it has, which only closes it. `signal` is asked
 * before each call; it says `undefined` when a cancel comes too late.
 */
export function cancellableTarget(
  target: BackupTarget,
  signal: () => AbortSignal | undefined,
): BackupTarget {
  const unlessCancelled = async <T>(call: () => Promise<T>): Promise<T> => {
    throwIfCancelled(signal());
    return call();
  };
  const staged = (file: StagedFile, name: string): StagedFile => ({
    write: (offset, parts) => unlessCancelled(() => file.write(offset, parts)),
    flush: () => unlessCancelled(() => file.flush()),
    publish: (finalName, options) =>
      finalName === name
        ? file.publish(finalName, options)
        : unlessCancelled(() => file.publish(finalName, options)),
    discard: () => file.discard(),
  });
  const opened = (file: TargetFile): TargetFile => ({
    size: file.size,
    read: (offset, length, memory) => unlessCancelled(() => file.read(offset, length, memory)),
    close: () => file.close(),
  });
  return {
    location: target.location,
    capabilities: target.capabilities,
    createExclusive: (name) =>
      unlessCancelled(async () => staged(await target.createExclusive(name), name)),
    open: (name) => unlessCancelled(async () => opened(await target.open(name))),
    stat: (name) => unlessCancelled(() => target.stat(name)),
    list: (directory) => unlessCancelled(() => target.list(directory)),
    makeDirectory: (name) => unlessCancelled(() => target.makeDirectory(name)),
    remove: (name) => unlessCancelled(() => target.remove(name)),
    flushFile: (name) => unlessCancelled(() => target.flushFile(name)),
    flushDirectory: (directory) => unlessCancelled(() => target.flushDirectory(directory)),
    space: () => unlessCancelled(() => target.space()),
    close: () => target.close(),
  };
}
