import type { BackupTarget, TargetFile } from '@wmdrm/core';

/** A target in which every file one opens has these bytes; nothing else of it may be used. */
export function oneFileTarget(bytes: Uint8Array): BackupTarget {
  const file: TargetFile = {
    size: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
    close: async () => undefined,
  };
  return new Proxy({} as BackupTarget, {
    get(_target, name) {
      if (name === 'open') return async () => file;
      throw new Error(`${String(name)} is not what a reader uses.`);
    },
  });
}
