import type { ErrorCode, ErrorDetails } from '@wmdrm/core';

export interface StoreFaultOptions {
  readonly details?: ErrorDetails;
  /** Overrides the general remedy of the code. */
  readonly remedy?: string;
}

/**
 * What is wrong with the store at hand, said by a room that does not know where that lies: `what` goes on after
 * "License store <path>: ". `translateError` makes a `LicenseStoreError` of it before it leaves the package.
 */
export class StoreFault extends Error {
  readonly code: ErrorCode;
  readonly options: StoreFaultOptions;

  constructor(code: ErrorCode, what: string, options: StoreFaultOptions = {}) {
    super(what);
    this.code = code;
    this.options = options;
  }
}
