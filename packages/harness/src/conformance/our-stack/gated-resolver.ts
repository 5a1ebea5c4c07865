import type { BackupTarget, TargetResolver } from '@wmdrm/core';
import type { Gate } from './gate.js';

/**
 * Opens what `resolver` opens. A backup has to pass the gate when its licenses are written and it begins its manifest, a
 * restore when it has begun its change of the store and wants the licenses.
 */
export function gatedResolver(resolver: TargetResolver, gate: Gate): TargetResolver {
  return {
    name: resolver.name,
    handles: (location) => resolver.handles(location),
    open: async (location, options) => {
      const target = await resolver.open(location, options);
      return gatedTarget(target, gate, options?.create ? 'backup' : 'restore');
    },
  };
}

function gatedTarget(target: BackupTarget, gate: Gate, use: 'backup' | 'restore'): BackupTarget {
  return {
    location: target.location,
    capabilities: target.capabilities,
    createExclusive: async (name) => {
      if (use === 'backup' && name.startsWith('manifest-')) await gate.pass();
      return target.createExclusive(name);
    },
    open: async (name) => {
      if (use === 'restore' && name.startsWith('segments/')) await gate.pass();
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
