import { LicenseStoreError } from '../errors/license-store-error.js';
import type { OperationEvent, OperationOptions } from './operation-event.js';

/**
 * The events of an operation as an async iterable: `for await (const event of operationEvents((o) => backupLicenses({
 * store, target, ...o })))`. The operation is held back while an event is worked on; leaving the loop early cancels it
 * and waits until it has ended. A failed or cancelled operation ends the loop with its terminal event, it does not throw.
 * What keeps the operation from beginning at all (`start` rejects without an event) is thrown.
 */
export async function* operationEvents<Report>(
  start: (options: Required<OperationOptions<unknown>>) => Promise<Report>,
): AsyncGenerator<OperationEvent<Report>, void> {
  const controller = new AbortController();
  const queue: { readonly event: OperationEvent<Report>; readonly taken: () => void }[] = [];
  let wake: (() => void) | undefined;
  let abandoned = false;
  let settled = false;
  let terminal = false;
  const end = start({
    signal: controller.signal,
    onEvent: (event) =>
      abandoned
        ? undefined
        : new Promise<void>((taken) => {
            // Its report is what the promise resolves with, so the promise says of which type.
            queue.push({ event: event as OperationEvent<Report>, taken });
            wake?.();
          }),
  }).finally(() => {
    settled = true;
    wake?.();
  });
  // Its terminal event tells; until it is awaited it must not count as unhandled.
  end.catch(() => undefined);
  try {
    for (;;) {
      const next = queue[0];
      if (next) {
        terminal = ['completed', 'failed', 'cancelled'].includes(next.event.type);
        yield next.event;
        queue.shift();
        next.taken();
      } else if (settled) {
        if (!terminal) await end;
        return;
      } else {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  } finally {
    abandoned = true;
    controller.abort(new LicenseStoreError('cancelled', 'The caller stopped listening.'));
    for (const { taken } of queue) taken();
    await end.catch(() => undefined);
  }
}
