import { describe, expect, it } from 'vitest';
import { cancelledError, throwIfCancelled } from './cancellation.js';

describe('cancelledError', () => {
  it("has the signal's reason as its cause", () => {
    const controller = new AbortController();
    controller.abort('enough');
    expect(cancelledError(controller.signal)).toMatchObject({
      name: 'AbortError',
      code: 'cancelled',
      cause: 'enough',
    });
  });
});

describe('throwIfCancelled', () => {
  it('throws once the signal has fired', () => {
    const controller = new AbortController();
    controller.abort();
    expect(() => throwIfCancelled(controller.signal)).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    );
  });

  it('does nothing before, and nothing without a signal', () => {
    throwIfCancelled(new AbortController().signal);
    throwIfCancelled(undefined);
  });
});
