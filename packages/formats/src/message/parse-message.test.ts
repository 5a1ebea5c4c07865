import { describe, expect, it } from 'vitest';
import { maxMessageLength, parseMessage, type MessageElement } from './parse-message.js';

const failure = (text: string): unknown => {
  try {
    parseMessage(text);
  } catch (error) {
    return error;
  }
  return undefined;
};

/** `name(text)[children]`. */
function outline({ name, text, children }: MessageElement): string {
  return `${name}(${text})[${children.map(outline).join(' ')}]`;
}

describe('parseMessage', () => {
  it('answers the root with its children in order, each with its own text', () => {
    const root = parseMessage(
      '<a> one <b>two</b>\n<n:c xmlns:n="u"><![CDATA[ three ]]></n:c> four </a>',
    );
    expect(outline(root)).toBe('a(one \n four)[b(two)[] c(three)[]]');
  });

  it('knows attributes by their names, and no others', () => {
    const root = parseMessage('<response type="LRB" n:id="7" xmlns:n="u"/>');
    const names = ['type', 'id', 'n:id', 'constructor'];
    expect(names.map((name) => root.attribute(name))).toEqual(['LRB', undefined, '7', undefined]);
  });

  it('counts the limit in bytes', () => {
    const inside = '<a></a>';
    const filled = (char: string, bytes: number): string =>
      `<a>${char.repeat((maxMessageLength - inside.length + bytes) / new TextEncoder().encode(char).length)}</a>`;
    expect(failure(filled('x', 0))).toBeUndefined();
    expect(failure(filled('x', 1))).toMatchObject({ code: 'limit-exceeded' });
    expect(failure(filled('é', 1))).toMatchObject({ code: 'limit-exceeded' });
  });

  it.each([
    ['nothing', ''],
    ['no XML', 'delete all'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['two roots', '<a/><b/>'],
    ['deep nesting', '<a>'.repeat(33) + '</a>'.repeat(33)],
  ])('refuses %s', (_, text) => {
    expect(failure(text)).toMatchObject({ code: 'malformed-license' });
  });

  it('does not quote the message', () => {
    expect(String((failure('<a>topsecret</b>') as Error).message)).not.toContain('topsecret');
  });
});
