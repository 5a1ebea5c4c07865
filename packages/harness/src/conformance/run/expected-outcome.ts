import { LicenseStoreError } from '@wmdrm/core';

/** How a requirement may be expected to fail. */
export const expectableOutcomes = ['fail', 'error', 'timeout'] as const;

/** A requirement its implementer knows to be broken. The schema is `@wmdrm/harness/expectations.schema.json`. */
export interface ExpectedOutcome {
  /** Id of the requirement. */
  readonly id: string;
  readonly outcome: (typeof expectableOutcomes)[number];
  /** Why, for whoever reads the report. */
  readonly reason: string;
  /** The last day it is good for, as `YYYY-MM-DD` in UTC. Default for ever. */
  readonly expires?: string;
}

type Check = (value: unknown) => string | undefined;

const checks: Readonly<Record<keyof ExpectedOutcome, Check>> = {
  id: (value) => (isText(value) ? undefined : 'is no id'),
  outcome: (value) =>
    expectableOutcomes.some((outcome) => outcome === value)
      ? undefined
      : `is none of ${expectableOutcomes.join(', ')}`,
  reason: (value) => (isText(value) ? undefined : 'gives no reason'),
  expires: (value) =>
    value === undefined || isDay(value) ? undefined : 'is no day of the form YYYY-MM-DD',
};

/**
 * Reads a file of expectations, a JSON array. Throws `invalid-argument` that names the file, the entry and the member.
 * @param file only for messages.
 */
export function parseExpectations(text: string, file: string): readonly ExpectedOutcome[] {
  const entries = parseJson(text, file);
  if (!Array.isArray(entries)) throw invalid(`${file} is no JSON array of expectations.`);
  const lines = new Map<string, number>();
  return entries.map((entry: unknown, index) => {
    const place = `${file}, entry ${index + 1}`;
    const fault = faultOf(entry);
    if (fault !== undefined) throw invalid(`${place}: ${fault}.`);
    const expected = entry as ExpectedOutcome;
    const before = lines.get(expected.id);
    if (before !== undefined) throw invalid(`${place}: ${expected.id} is entry ${before} already.`);
    lines.set(expected.id, index + 1);
    return expected;
  });
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(`${file} is no JSON: ${cause instanceof Error ? cause.message : ''}.`, cause);
  }
}

function faultOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return 'is no object';
  const stranger = Object.keys(entry).find((member) => !Object.hasOwn(checks, member));
  if (stranger !== undefined) return `there is no member "${stranger}"`;
  for (const [member, check] of Object.entries(checks)) {
    const fault = check(Reflect.get(entry, member));
    if (fault !== undefined) return `"${member}" ${fault}`;
  }
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function invalid(message: string, cause?: unknown): LicenseStoreError {
  return new LicenseStoreError('invalid-argument', message, {
    cause,
    remedy: 'An entry is { "id", "outcome", "reason", "expires"? }; docs/conformance.md shows one.',
  });
}
