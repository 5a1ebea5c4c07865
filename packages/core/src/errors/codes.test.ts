import { describe, expect, it } from 'vitest';
import { errorCodes } from './codes.js';

const rows = Object.entries(errorCodes);

describe('the table of error codes', () => {
  it.each(rows)('says what %s means, in a sentence', (_, { meaning }) => {
    expect(meaning).toMatch(/^[A-Z].{10,}\.$/);
  });

  it.each(rows)('says what to do about %s, in a sentence', (_, { remedy }) => {
    expect(remedy).toMatch(/^[A-Z].{10,}\.$/);
  });

  it.each(rows)('spells %s in lower case and hyphens', (code) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('explains no two codes alike', () => {
    expect(new Set(rows.map(([, { meaning }]) => meaning)).size).toBe(rows.length);
  });
});
