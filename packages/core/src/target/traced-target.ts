import type { Host } from '../host/host.js';
import type { TraceFacts } from '../host/tracing.js';
import type { BackupTarget, StagedFile, TargetFile } from './backup-target.js';

/** Makes a call of the target and tells of it. */
type Tell = <T>(
  call: string,
  facts: TraceFacts,
  make: () => Promise<T>,
  resultFacts?: (result: T) => TraceFacts,
) => Promise<T>;

const nothing = (): TraceFacts => ({});

/**
 * A target that tells of each of its calls; the target itself if nobody listens now. Operations do this by themselves: it is
 * for who calls a target directly.
 */
export function tracedTarget(target: BackupTarget, host: Pick<Host, 'tracing'>): BackupTarget {
  const tracer = host.tracing?.tracer('target');
  if (!tracer) return target;
  const { location, capabilities } = target;
  const tell: Tell = (call, facts, make, resultFacts = nothing) =>
    tracer({ call, location, ...facts }, make, resultFacts);
  return {
    location,
    capabilities,
    createExclusive: async (name) => {
      const file = await tell('createExclusive', { name }, () => target.createExclusive(name));
      return tracedStagedFile(file, name, tell);
    },
    open: async (name) => {
      const open = (): Promise<TargetFile> => target.open(name);
      const file = await tell('open', { name }, open, ({ size }) => ({ size }));
      return tracedFile(file, name, tell);
    },
    stat: (name) =>
      tell(
        'stat',
        { name },
        () => target.stat(name),
        (found) => (found ? { found: true, size: found.size } : { found: false }),
      ),
    list: (name) =>
      tell(
        'list',
        { name },
        () => target.list(name),
        ({ length }) => ({ entries: length }),
      ),
    makeDirectory: (name) =>
      tell(
        'makeDirectory',
        { name },
        () => target.makeDirectory(name),
        (made) => ({ made }),
      ),
    remove: (name) =>
      tell(
        'remove',
        { name },
        () => target.remove(name),
        (removed) => ({ removed }),
      ),
    flushFile: (name) => tell('flushFile', { name }, () => target.flushFile(name)),
    flushDirectory: (name) => tell('flushDirectory', { name }, () => target.flushDirectory(name)),
    space: () =>
      tell(
        'space',
        {},
        () => target.space(),
        (space) => (space ? { free: space.free, total: space.total } : {}),
      ),
    close: () => tell('close', {}, () => target.close()),
  };
}

function tracedStagedFile(file: StagedFile, name: string, tell: Tell): StagedFile {
  return {
    write: (offset, parts) => {
      const bytes = parts.reduce((sum, { length }) => sum + length, 0);
      return tell('write', { name, offset, bytes }, () => file.write(offset, parts));
    },
    flush: () => tell('flush', { name }, () => file.flush()),
    publish: (finalName, options) =>
      tell('publish', { name, finalName, replace: options?.replace ?? false }, () =>
        file.publish(finalName, options),
      ),
    discard: () => tell('discard', { name }, () => file.discard()),
  };
}

function tracedFile(file: TargetFile, name: string, tell: Tell): TargetFile {
  return {
    size: file.size,
    read: (offset, length, memory) =>
      tell('read', { name, offset, bytes: length }, () => file.read(offset, length, memory)),
    close: () => tell('closeFile', { name }, () => file.close()),
  };
}
