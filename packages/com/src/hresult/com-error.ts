import { findResultCode } from './code-table.js';
import { formatHresult, formatHresultValue } from './format-hresult.js';
import { HRESULT_FACILITY, unsigned, type HRESULT } from './hresult.js';

const brand: unique symbol = Symbol.for('@wmdrm/ComError') as never;

export interface ComErrorOptions {
  /** The call or event that failed, for example `BackupLicenses`; begins the message. */
  readonly what?: string;
  readonly cause?: unknown;
}

/**
 * A failed HRESULT as an exception, for callers who prefer those. The methods of COM objects never throw it: they
 * answer the code.
 */
export class ComError extends Error {
  /** The failed code. */
  readonly hresult: HRESULT;
  /** Its name, for example `NS_E_DRM_BACKUP_EXISTS`; the value in hexadecimal if it has none. */
  readonly code: string;
  readonly facility: number;

  constructor(hresult: HRESULT, options: ComErrorOptions = {}) {
    const known = findResultCode(hresult);
    const what = options.what === undefined ? '' : `${options.what}: `;
    const meaning = known === undefined ? '' : `: ${known.meaning}`;
    super(
      `${what}${formatHresult(hresult)}${meaning}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'ComError';
    this.hresult = unsigned(hresult);
    this.code = known?.name ?? formatHresultValue(hresult);
    this.facility = HRESULT_FACILITY(hresult);
    Object.defineProperty(this, brand, { value: true });
  }

  /** A plain object for logs; leaves out cause and stack. */
  toJSON(): { code: string; hresult: string; message: string } {
    return { code: this.code, hresult: formatHresultValue(this.hresult), message: this.message };
  }
}

/** True for errors of this class, also when another copy of this package made them. */
export function isComError(error: unknown): error is ComError {
  return typeof error === 'object' && error !== null && brand in error;
}
