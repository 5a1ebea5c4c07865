import type { LicenseStoreError } from '@wmdrm/core';
import { isLicenseStoreError } from '@wmdrm/core';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.js';
import type { CompletedReport } from './completed-report.js';
import type { EndLine } from './output.js';
import { printable } from './printable.js';

/** How a command that threw ends. */
export interface ErrorEnd {
  readonly line: EndLine;
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** The last line for an error, whatever was thrown: what and where in one line, what to do in the next. */
export function errorEnd(error: unknown, report?: CompletedReport): ErrorEnd {
  if (!isLicenseStoreError(error)) return internalEnd(error);
  const { code, message, remedy, details } = error;
  if (code === 'cancelled') {
    return {
      line: { type: 'cancelled', message },
      text: `cancelled: ${printable(message)}\nremedy: ${printable(remedy)}`,
      exitCode: exitCodes.cancelled,
    };
  }
  return {
    line: {
      type: 'failed',
      code,
      message,
      path: details.path ?? null,
      remedy,
      ...(Object.keys(details).length === 0 ? {} : { details }),
      ...(report === undefined ? {} : { report }),
    },
    text: textOf(error),
    exitCode: exitCodeOf[code],
  };
}

function textOf({ message, remedy }: LicenseStoreError): string {
  return `${printable(message)}\nremedy: ${printable(remedy)}`;
}

function internalEnd(error: unknown): ErrorEnd {
  // The message of a syntax error repeats the text that was parsed.
  const what =
    error instanceof Error && !(error instanceof SyntaxError)
      ? `${error.name}: ${error.message.split('\n')[0]}`
      : 'an unexpected error';
  const message = `This is a fault of wmdrm (${what}).`;
  const remedy = 'Please report it, with what WMDRM_DEBUG=1 prints.';
  return {
    line: { type: 'failed', code: 'internal', message, path: null, remedy },
    text: `${printable(message)}\nremedy: ${remedy}`,
    exitCode: exitCodes.failed,
  };
}
