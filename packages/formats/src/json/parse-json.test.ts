import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../fixtures/context.js';
import { malformedIn } from '../malformed.js';
import { decodeText } from '../text/decode-text.js';
import { maxJsonDepth, parseJson, type JsonNode, type Selection } from './parse-json.js';

const malformed = malformedIn('Test');

function parse(text: string, selection: Selection = true): JsonNode {
  const document = decodeText(utf8(text), { label: 'utf-8', markLength: 0 }, malformed);
  return parseJson(document, selection, malformed);
}

function toPlain({ value }: JsonNode): unknown {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([name, node]) => [name, toPlain(node)]));
  }
  return Array.isArray(value) ? value.map(toPlain) : value;
}

function failure(text: string): unknown {
  try {
    parse(text);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('parseJson', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(
        fc
          .jsonValue({ maxDepth: 5 })
          .filter((value) => !JSON.stringify(value).includes('__proto__')),
        fc.constantFrom(0, 2),
        (value, indent) => {
          const text = JSON.stringify(value, null, indent);
          expect(toPlain(parse(text))).toEqual(JSON.parse(text));
        },
      ),
      { seed: 1 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      'a',
      '1',
      '-',
      '.',
      'e',
      'null',
      '\\',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect([failure(text) === undefined, text]).toEqual([valid, text]);
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('keeps only what is selected', () => {
    const text = '{"a":1,"b":{"c":2,"d":3},"e":[{"f":4,"g":5},{"f":6}],"*":7}';
    expect(toPlain(parse(text, { a: true, b: { d: true }, e: { '*': { f: true } } }))).toEqual({
      a: 1,
      b: { d: 3 },
      e: [{ f: 4 }, { f: 6 }],
    });
  });

  it('says where values begin, in bytes', () => {
    const node = parse('{"é": "x", "b": 1}').value as ReadonlyMap<string, JsonNode>;
    expect(node.get('b')!.offset).toBe(17);
  });

  it.each([
    ['a name given twice', '{"a":1,"a":2}', 7],
    ['a name given twice in another spelling', '{"a":1,"\\u0061":2}', 7],
    ['a name given twice where nothing is selected', '{"user":{"a":1,"a":2}}', 15],
    ['something behind the value', '{} {}', 3],
    ['a line break in a string', '{"a":"b\n"}', 7],
    ['an unknown escape', '{"a":"\\x"}', 6],
    ['a string without end', '{"a', 3],
    ['a comma too many', '{"a":1,}', 7],
    ['no colon', '{"a" 1}', 5],
    ['a number that begins with 0', '[01]', 2],
    ['nothing', '', 0],
    ['a byte order mark inside', ' \ufeff{}', 1],
    ['a number of 65 digits', `[${'9'.repeat(65)}]`, 1],
  ])('refuses %s', (_name, text, offset) => {
    expect(failure(text)).toMatchObject({ code: 'malformed-license', details: { offset } });
  });

  it('bounds the depth', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(failure(nested(maxJsonDepth))).toBeUndefined();
    expect(failure(nested(maxJsonDepth + 1))).toMatchObject({ code: 'malformed-license' });
    expect(failure('['.repeat(1_000_000))).toMatchObject({ code: 'malformed-license' });
  });

  it('quotes nothing in its errors', () => {
    for (const text of ['{"k":"topsecret', '{"k":"topsecret"x', '{"topsecret":1,"topsecret":2}']) {
      const error = failure(text) as Error;
      expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(
        'topsecret',
      );
    }
  });
});
