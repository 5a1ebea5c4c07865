import { inspect } from 'node:util';
import type { LicenseReadResult } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { context } from './fixtures/context.js';
import { samples, type Sample } from './fixtures/samples.js';

const marker = 'S3CR3T-KEY.';
const marked = samples(5, marker);

const base64Of = (bytes: Buffer) =>
  [0, 1, 2].map((skip) => bytes.subarray(skip).toString('base64'));

/**
 * The marker as it could come out: as text, as hexadecimal, as base64 of each alignment and as base64 of that, without
 * its ends.
 */
function tracesOf(): readonly string[] {
  const bytes = Buffer.from(marker.repeat(4));
  const once = base64Of(bytes);
  const base64 = [...once, ...once.flatMap((text) => base64Of(Buffer.from(text)))];
  const decimal = [...bytes.subarray(0, 5)].join(',');
  return [
    'S3CR3T',
    bytes.toString('hex').slice(0, 12),
    decimal,
    ...base64.map((text) => text.slice(0, 12)),
  ];
}

const traces = tracesOf();
const lowerTraces = traces.map((trace) => trace.toLowerCase());

function withoutPayload(result: LicenseReadResult): unknown {
  if (result.type === 'damaged') return result;
  return { ...result.license, payload: result.license.payload.length, attachments: undefined };
}

/** Everything a caller could print of a result. */
function printed(result: LicenseReadResult): string {
  const value = withoutPayload(result);
  const texts = [JSON.stringify(value), inspect(value, { depth: 20, maxStringLength: null })];
  if (result.type === 'damaged') {
    const { error } = result;
    texts.push(error.message, error.stack ?? '', inspect(error.cause), JSON.stringify(error));
  }
  return texts.join('\n').toLowerCase();
}

function expectNoTrace(results: readonly LicenseReadResult[]): void {
  for (const result of results) {
    const text = printed(result);
    expect(lowerTraces.filter((trace) => text.includes(trace))).toEqual([]);
  }
}

describe.each(marked)('what is opaque in $name', ({ format, file }: Sample) => {
  it('is there to be found', () => {
    expect(traces.some((trace) => contains(file, trace))).toBe(true);
  });

  it('is in no result', () => {
    const results = format.read(file, context);
    expect(results.every(({ type }) => type === 'license')).toBe(true);
    expectNoTrace(results);
  });

  it('is in no description', () => {
    for (const result of format.read(file, context)) {
      if (result.type !== 'license' || result.license.format !== format.id) continue;
      const description = JSON.stringify(format.describe(result.license.payload, context));
      for (const trace of traces) expect(description).not.toContain(trace);
    }
  });

  it('is in no error when the file is cut off anywhere', () => {
    for (let length = 0; length < file.length; length++) {
      expectNoTrace(format.read(file.subarray(0, length), context));
    }
  });

  it('is in no result when any byte is wrong', () => {
    for (let at = 0; at < file.length; at++) {
      const copy = file.slice();
      copy[at] = copy[at]! ^ 0xff;
      expectNoTrace(format.read(copy, context));
    }
  });
});

function contains(file: Uint8Array, trace: string): boolean {
  const bytes = Buffer.from(file);
  const encodings = ['latin1', 'utf16le'] as const;
  const bigEndian = Buffer.from(trace, 'utf16le').swap16();
  return (
    encodings.some((encoding) => bytes.includes(trace, 0, encoding)) || bytes.includes(bigEndian)
  );
}
