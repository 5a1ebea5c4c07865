import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** Where to look; everything defaults to the running process. */
export interface DefaultStorePathOptions {
  readonly platform?: NodeJS.Platform;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The user's home directory. */
  readonly home?: string;
}

/**
 * The store a user has without naming one: `wmdrm/licenses.wmdrm` in the data directory of the platform.
 * Windows: `%LOCALAPPDATA%`. macOS: `~/Library/Application Support`. Elsewhere: `$XDG_DATA_HOME` or `~/.local/share`
 * (XDG Base Directory Specification). A variable that is not an absolute path is ignored, as that specification says.
 */
export function defaultStorePath(options: DefaultStorePathOptions = {}): string {
  const { platform = process.platform, env = process.env, home = homedir() } = options;
  const path = platform === 'win32' ? win32 : posix;
  return path.join(dataDirectory(), 'wmdrm', 'licenses.wmdrm');

  function dataDirectory(): string {
    if (platform === 'darwin') return path.join(home, 'Library', 'Application Support');
    const [named, usual] =
      platform === 'win32'
        ? [env['LOCALAPPDATA'], ['AppData', 'Local']]
        : [env['XDG_DATA_HOME'], ['.local', 'share']];
    return named && path.isAbsolute(named) ? named : path.join(home, ...usual);
  }
}
