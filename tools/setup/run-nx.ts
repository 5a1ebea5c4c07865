import { spawnSync } from 'node:child_process';
import path from 'node:path';

export interface RunNxOptions {
  /** Folder of the workspace. */
  readonly root: string;
  /** Targets to run in every project that has them, separated by commas. */
  readonly targets: string;
  /** Collect the output instead of passing it on. */
  readonly quiet?: boolean;
}

/** Runs `nx run-many` without daemon, plugin workers or terminal interface. */
export function runNx(options: RunNxOptions): { readonly status: number; readonly output: string } {
  const { root, targets, quiet = false } = options;
  const nx = path.join(root, 'node_modules/nx/dist/bin/nx.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [nx, 'run-many', `--targets=${targets}`, '--outputStyle=static'],
    {
      cwd: root,
      env: {
        ...process.env,
        NX_DAEMON: 'false',
        NX_ISOLATE_PLUGINS: 'false',
        NX_TUI: 'false',
        // nx leaves its record of the run there; a worktree would share another checkout's.
        NX_CACHE_DIRECTORY: path.join(root, '.nx/cache'),
        // What a target prints is its tool's output, without npm's lines around it.
        npm_config_loglevel: 'silent',
      },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    },
  );
  return { status: status ?? 1, output: quiet ? `${stdout}${stderr}` : '' };
}
