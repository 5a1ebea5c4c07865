import { describe, expect, it } from 'vitest';
import { utf8 } from '../fixtures/context.js';
import { malformedIn } from '../malformed.js';
import { decodeUtf8 } from '../text/decode-text.js';
import { JsonReader } from './json-reader.js';
import { parseJson } from './parse-json.js';

const malformed = malformedIn('Test');

describe('a number of a JSON object', () => {
  it.each(['-0', '-0.0', '-1e-400'])('is zero where it says %s', (text) => {
    const node = parseJson(decodeUtf8(utf8(`{"n":${text}}`), malformed), true, malformed);
    const reader = new JsonReader(node, 'the document', malformed);
    expect([reader.integer('n'), reader.number('n')]).toStrictEqual([0, 0]);
  });
});
