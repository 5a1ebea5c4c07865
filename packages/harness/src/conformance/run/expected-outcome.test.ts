import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseExpectations } from './expected-outcome.js';

const entry = { id: 'LM-BACKUP-01', outcome: 'fail', reason: 'still to be done' };
const schema = new URL('../../../schema/expectations.schema.json', import.meta.url);
const ajv = new Ajv2020({
  formats: { date: (text: string) => new Date(text).toISOString().startsWith(text) },
});
const isValid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

describe('an array of entries is read', () => {
  it.each([
    ['none', []],
    ['one', [entry]],
    ['one with a day', [{ ...entry, expires: '2026-02-28' }]],
    ['two', [entry, { ...entry, id: 'LM-BACKUP-02', outcome: 'timeout' }]],
  ])('%s', (_what, entries) => {
    expect(parseExpectations(JSON.stringify(entries), 'known.json')).toEqual(entries);
    expect(isValid(entries)).toBe(true);
  });
});

describe('what is wrong is named with file, entry and member', () => {
  it.each([
    ['no list', {}, 'known.json is no JSON array of expectations.'],
    ['no object', ['LM-BACKUP-01'], 'known.json, entry 1: is no object.'],
    ['no id', [{ ...entry, id: ' ' }], 'known.json, entry 1: "id" is no id.'],
    [
      'an outcome nobody can expect',
      [entry, { ...entry, id: 'LM-BACKUP-02', outcome: 'pass' }],
      'known.json, entry 2: "outcome" is none of fail, error, timeout.',
    ],
    ['no reason', [{ ...entry, reason: '' }], 'known.json, entry 1: "reason" gives no reason.'],
    [
      'no day',
      [{ ...entry, expires: '2026-02-31' }],
      'known.json, entry 1: "expires" is no day of the form YYYY-MM-DD.',
    ],
    [
      'a member that is not there',
      [{ ...entry, until: '2026-01-01' }],
      'known.json, entry 1: there is no member "until".',
    ],
  ])('%s', (_what, entries, message) => {
    expect(() => parseExpectations(JSON.stringify(entries), 'known.json')).toThrow(message);
    expect(isValid(entries)).toBe(false);
  });

  it('an id that comes twice', () => {
    const text = JSON.stringify([entry, entry]);
    expect(() => parseExpectations(text, 'known.json')).toThrow(
      'known.json, entry 2: LM-BACKUP-01 is entry 1 already.',
    );
  });

  it('a text that is no JSON', () => {
    expect(() => parseExpectations('[', 'known.json')).toThrow('known.json is no JSON:');
  });
});
