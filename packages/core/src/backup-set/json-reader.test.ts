import { describe, expect, it } from 'vitest';
import { refusal, resultOrCode } from '../fixtures/refusals.js';
import { JsonReader } from './json-reader.js';

const values: Readonly<Record<string, unknown>> = {
  text: 'a',
  yes: true,
  three: 3,
  half: 0.5,
  negative: -1,
  huge: 2 ** 53,
  digits: '0af',
  object: { inner: 1 },
  list: [1],
  nothing: null,
};
const json = new JsonReader(values, 'file.json');
/** Names of the members a read takes. */
const taken = (read: (name: string) => unknown): readonly string[] =>
  [...Object.keys(values), 'absent', 'toString'].filter((name) => {
    const result = resultOrCode(() => read(name));
    return typeof result !== 'object' || result === null || !('code' in result);
  });

describe('JsonReader', () => {
  it.each<[string, (name: string) => unknown, readonly string[]]>([
    ['text', (name) => json.string(name), ['text', 'digits']],
    ['truth', (name) => json.boolean(name), ['yes']],
    ['counts', (name) => json.count(name), ['three']],
    ['digits', (name) => json.hex(name, 3), ['digits']],
    ['objects', (name) => json.object(name), ['object']],
    ['lists', (name) => json.list(name, () => 1), ['list']],
    [
      'objects that may be absent',
      (name) => json.optional(name, () => 1),
      ['object', 'absent', 'toString'],
    ],
  ])('takes only %s for %s', (_, read, names) => {
    expect(taken(read)).toEqual(names);
  });

  it.each(['abcd', 'ab', 'ABC', 'xyz'])(
    'does not take %j for three lower-case digits',
    (digits) => {
      expect(resultOrCode(() => new JsonReader({ digits }, 'f').hex('digits', 3))).toEqual({
        code: 'damaged',
      });
    },
  );

  it('says which member of which file is wrong', async () => {
    const nested = new JsonReader({ a: { b: [{ c: 1 }, { c: 'x' }] } }, 'file.json');
    const error = await refusal(() => nested.object('a').list('b', (item) => item.count('c')));
    expect(error).toMatchObject({
      code: 'damaged',
      message: 'file.json: a.b[1].c is missing or wrong.',
      details: { path: 'file.json', member: 'a.b[1].c' },
    });
  });

  it.each([[null], ['text'], [3]])('finds no members in %j', (value) => {
    expect(resultOrCode(() => new JsonReader(value, 'f').string('a'))).toEqual({ code: 'damaged' });
  });
});
