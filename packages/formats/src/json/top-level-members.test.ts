import { describe, expect, it } from 'vitest';
import { topLevelMembers } from './top-level-members.js';

const members = (text: string) => Object.fromEntries(topLevelMembers(text));

describe('topLevelMembers', () => {
  it('names the members of an object, with their strings', () => {
    expect(members(' {"a": "b", "c": 1, "d" : null, "e": true}')).toEqual({
      a: 'b',
      c: '',
      d: '',
      e: '',
    });
  });

  it('does not look into values', () => {
    expect(members('{"a": {"b": "c"}, "d": ["e", {"f": 1}], "g": "h"}')).toEqual({
      a: '',
      d: '',
      g: 'h',
    });
  });

  it('takes no string for a name because it looks like one', () => {
    const text = String.raw`{"a": "b\": \"c\": 1", "d": 2}`;
    expect(members(text)).toEqual({ a: 'b": "c": 1', d: '' });
  });

  it('reads names as they are meant', () => {
    expect(members(String.raw`{"\u0061": 1}`)).toEqual({ a: '' });
  });

  it.each([
    ['{"a": "b", "c', { a: 'b' }],
    ['{"a": "b", "c"', { a: 'b' }],
    ['{"a": "b", "c":', { a: 'b', c: '' }],
    ['{"a": "bcd', { a: 'bcd' }],
    ['{"a": {"b": 1, "c": ', { a: '' }],
    ['', {}],
    ['[]', {}],
    ['["a": 1]', { a: '' }],
    ['}{"a": 1}', {}],
  ])('makes of %j what can be made of it', (text, expected) => {
    expect(members(text)).toEqual(expected);
  });
});
