import type { BackupTarget, TargetResolver } from '@wmdrm/core';
import type { Gate } from './gate.js';

/** Opens what `resolver` opens; a backup has to pass the gate before it writes its journal, a restore before a manifest. */
export function gatedResolver(resolver: TargetResolver, gate: Gate): TargetResolver {
  return {
    name: resolver.name,
    handles: (location) => resolver.handles(location),
    open: async (location, options) => gatedTarget(await resolver.open(location, options), gate),
  };
}

function gatedTarget(target: BackupTarget, gate: Gate): BackupTarget {
  return {
    location: target.location,
    capabilities: target.capabilities,
    createExclusive: async (name) => {
      if (name.startsWith('journal-')) await gate.pass();
      return target.createExclusive(name);
    },
    open: async (name) => {
      if (name.startsWith('manifest-')) await gate.pass();
      return target.open(name);
    },
    stat: (name) => target.stat(name),
    list: (name) => target.list(name),
    makeDirectory: (name) => target.makeDirectory(name),
    remove: (name) => target.remove(name),
    flushFile: (name) => target.flushFile(name),
    flushDirectory: (name) => target.flushDirectory(name),
    space: () => target.space(),
    close: () => target.close(),
  };
}
