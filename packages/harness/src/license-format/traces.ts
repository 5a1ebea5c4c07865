import type { LicenseReadResult } from '@wmdrm/core';
import { inspect } from 'node:util';
import { expectThat } from '../contract/expectations.js';

/** Characters of a trace that are enough to know it by. */
const enough = 12;

/**
 * The marker as it could come out: as text, in hexadecimal, as a list of numbers, as base64 of each alignment, and as
 * base64 of that, as formats wrap one in the other.
 */
export function tracesOf(marker: string): readonly string[] {
  const bytes = Buffer.from(marker.repeat(4));
  const once = base64Of(bytes);
  const base64 = [...once, ...once.flatMap((text) => base64Of(Buffer.from(text)))].map((text) =>
    text.slice(0, enough),
  );
  const text = marker.slice(0, enough);
  const hex = bytes.toString('hex').slice(0, 2 * enough);
  return [text, hex, bytes.subarray(0, 5).join(','), bytes.subarray(0, 5).join(', '), ...base64];
}

/** Base64 from each place in a group of three bytes. */
function base64Of(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((skip) => bytes.subarray(skip).toString('base64'));
}

/** Whether a file holds the marker, in one of the encodings of text. */
export function holdsTrace(file: Uint8Array, traces: readonly string[]): boolean {
  const bytes = Buffer.from(file);
  return traces.some((trace) => {
    const bigEndian = Buffer.from(trace, 'utf16le').swap16();
    return (
      bytes.includes(trace) || bytes.includes(trace, 0, 'utf16le') || bytes.includes(bigEndian)
    );
  });
}

/** @param said everything a caller could print. */
export function expectNoTrace(what: string, said: string, traces: readonly string[]): void {
  const lower = said.toLowerCase();
  for (const trace of traces) {
    expectThat(`${what}: what must stay opaque is not said`, !lower.includes(trace.toLowerCase()));
  }
}

/** Everything a caller could print of a result; payload and attachments are what they are. */
export function printed(result: LicenseReadResult): string {
  if (result.type === 'license') {
    const { payload: _payload, attachments: _attachments, ...rest } = result.license;
    return everythingOf(rest);
  }
  const { error } = result;
  return [everythingOf(error), error.message, error.stack, inspect(error.cause)].join('\n');
}

/** A value as JSON and as an inspector shows it. */
export function everythingOf(value: unknown): string {
  return `${JSON.stringify(value)}\n${inspect(value, { depth: 20, maxStringLength: null })}`;
}
