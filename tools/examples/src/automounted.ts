import path from 'node:path';
import type { TargetResolver } from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';

/** Finds `\\server\share\dir` in `<root>/server/share/dir`, for every server and share there is. */
export function automounted(root: string): TargetResolver {
  return {
    name: 'automounted',
    handles: ({ kind }) => kind === 'unc',
    open: (location, options) => {
      if (location.kind !== 'unc') throw new TypeError('Only UNC paths are automounted.');
      const { host, share } = location;
      const directory = path.join(root, host.toLowerCase(), share);
      // How files are written there safely is the same as everywhere: fsTarget knows.
      const shares = fsTarget({ map: { [`//${host}/${share}`]: directory } });
      return shares.open(location, options);
    },
  };
}
