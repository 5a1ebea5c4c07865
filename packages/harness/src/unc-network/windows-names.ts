import type { ShareLayer } from './share-call.js';
import { win32Error } from './win32-errors.js';

/**
 * Names Win32 keeps for devices, whatever follows the first dot. Win32 "Naming Files, Paths, and Namespaces"; the
 * superscript digits count because they do in the Latin-1 code page.
 */
const deviceName =
  /^(?:con|prn|aux|nul|com[1-9\u00b9\u00b2\u00b3]|lpt[1-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;
/** The same page, and [MS-FSCC] 2.1.5; `:` would be the stream of a file. */
const forbidden = /["*:<>?|\\/]/;
const longestName = 255;
/** UTF-16 units of a path with `\\?\UNC\` and the closing NUL, same page. */
const longestPath = 32_767;

/**
 * Refuses names a Windows server does not keep, or keeps so that no Win32 program finds them again: INVALID_NAME for
 * device names, forbidden characters and a dot or space at the end, FILENAME_EXCED_RANGE for what is too long. A
 * listing shows such names all the same, where somebody put them on the server itself.
 *
 * @param root the share as `\\?\UNC\host\share`, for the length of paths.
 */
export function windowsNames(root: string): ShareLayer {
  return async (call, next) => {
    for (const path of [call.path, call.from ?? '']) {
      if (path === '') continue;
      if (root.length + 1 + path.length >= longestPath) {
        throw win32Error('FILENAME_EXCED_RANGE', call);
      }
      for (const name of path.split('/')) {
        if (name.length > longestName) throw win32Error('FILENAME_EXCED_RANGE', call);
        if (!isWindowsName(name)) throw win32Error('INVALID_NAME', call);
      }
    }
    return await next(call);
  };
}

function isWindowsName(name: string): boolean {
  const hasControls = Array.from(name).some((character) => character < ' ');
  return (
    name !== '' &&
    !hasControls &&
    !forbidden.test(name) &&
    !/[. ]$/.test(name) &&
    !deviceName.test(name)
  );
}
