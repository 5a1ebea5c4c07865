import { exitCodes } from './exit-codes.js';

const names = ['SIGINT', 'SIGTERM'] as const;

/**
 * A signal that fires when the process is asked to stop (Ctrl-C, SIGTERM). Asked a second time it ends at once.
 */
export function abortWhenAskedToStop(): AbortSignal {
  const controller = new AbortController();
  for (const name of names) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(exitCodes.cancelled);
      controller.abort(name);
    });
  }
  return controller.signal;
}
