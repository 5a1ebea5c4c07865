import { exitCodes } from './exit-codes.js';

/** What of a process the signals need; made up in tests. */
export interface SignalledProcess {
  readonly platform: string;
  on(name: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): unknown;
}

/** Ctrl-C and SIGTERM; on Windows, which has no SIGTERM, Ctrl-Break. One that closes the terminal ends a process at once. */
function namesOn(platform: string): readonly NodeJS.Signals[] {
  return platform === 'win32' ? ['SIGINT', 'SIGBREAK'] : ['SIGINT', 'SIGTERM'];
}

/** A signal that fires when the process is asked to stop. Asked a second time it ends at once. */
export function abortWhenAskedToStop(asked: SignalledProcess = process): AbortSignal {
  const controller = new AbortController();
  for (const name of namesOn(asked.platform)) {
    asked.on(name, () => {
      if (controller.signal.aborted) asked.exit(exitCodes.cancelled);
      controller.abort(name);
    });
  }
  return controller.signal;
}
