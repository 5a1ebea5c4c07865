import { describe, expect, it } from 'vitest';
import { utf8 } from '../fixtures/context.js';
import { malformedIn } from '../malformed.js';
import { encodeText } from '../synthetic/encode-text.js';
import { maxXmlDepth, parseXml } from './parse-xml.js';

function events(text: string): string[] {
  const seen: string[] = [];
  parseXml(
    utf8(text),
    {
      open: ({ name, depth, attribute }) => seen.push(`<${name} ${depth} ${attribute('type')}`),
      text: (part) => seen.push(part),
      close: (name) => seen.push(`>${name}`),
    },
    malformedIn('Test'),
  );
  return seen;
}

const failure = (text: string): unknown => {
  try {
    events(text);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('parseXml', () => {
  it('tells elements by local name, attributes and text in order', () => {
    expect(events('<?xml version="1.0"?><a xmlns:n="u"><n:b type="x">hi</n:b><c/></a>')).toEqual([
      '<a 1 undefined',
      '<b 2 x',
      'hi',
      '>b',
      '<c 2 undefined',
      '>c',
      '>a',
    ]);
  });

  it('knows the five predefined entities and character references', () => {
    expect(events('<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;</a>').join('')).toContain(`<>&"'AB`);
  });

  it('takes CDATA as text', () => {
    expect(events('<a><![CDATA[1 < 2]]></a>')).toContain('1 < 2');
  });

  it.each([
    ['an entity of its own', '<a>&secret;</a>'],
    ['an entity that every object has', '<a>&constructor;</a>'],
    ['an entity that every object has, in an attribute', '<a b="&toString;"/>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['a document type that defines entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an unclosed element', '<a><b></a>'],
    ['nothing', ''],
    ['text behind the root', '<a/>b'],
    ['two roots', '<a/><b/>'],
    ['an attribute given twice', '<a b="1" b="2"/>'],
    ['a control character', '<a>\u0001</a>'],
    ['a reference to a control character', '<?xml version="1.1"?><a>&#1;</a>'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
  ])('refuses %s', (_name, text) => {
    expect(failure(text)).toMatchObject({ code: 'malformed-license' });
  });

  it.each([
    ['unmatched tags', '<topsecret></topsecrex>'],
    ['a missing end', '<a><topsecret>'],
    ['an attribute given twice', '<a topsecret="1" topsecret="2"/>'],
    ['an unknown entity', '<a>&topsecret;</a>'],
  ])('does not quote the document in its error for %s', (_name, text) => {
    expect(JSON.stringify(failure(text))).not.toContain('topsecre');
  });

  it(`refuses the element at depth ${maxXmlDepth + 1}, and none above`, () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(failure(nested(maxXmlDepth))).toBeUndefined();
    expect(failure(nested(maxXmlDepth + 1))).toMatchObject({
      code: 'malformed-license',
      details: { offset: 3 * (maxXmlDepth + 1) },
    });
  });

  it('names the byte at which the document breaks', () => {
    expect(failure('<a>é&nope;</a>')).toMatchObject({ details: { offset: 11 } });
  });

  it('names no byte behind the end', () => {
    // The parser counts one character more than there are when it meets the end in text.
    const file = encodeText('<a/>b', { encoding: 'utf-16le' });
    const handler = { open: () => undefined, text: () => undefined, close: () => undefined };
    expect(() => parseXml(file, handler, malformedIn('Test'))).toThrow(
      expect.objectContaining({ details: { offset: file.length } }),
    );
  });
});
