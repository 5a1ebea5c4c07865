import { describe, expect, it } from 'vitest';
import { refusalOf } from './fixtures/refusal.js';
import { parseLocation } from './location.js';
import { UncPath } from './unc-path.js';

function everythingIn(error: Error): string {
  return [error.message, error.stack, JSON.stringify(error), String(error)].join('\n');
}

describe('the error of a refused path', () => {
  it('names the rule, the part and the text', () => {
    const text = '\\\\server\\share\\a\\nul.txt';
    const error = refusalOf(() => UncPath.parse(text));
    expect(error.message).toContain('component 2 of the path "nul.txt"');
    expect(error.message).toContain(`"${text}"`);
    expect(error.details.path).toBe(text);
  });

  it.each([
    ['credentials', '\\\\user:hunter2@server\\share'],
    ['credentials without a share', '\\\\user:hunter2@server'],
    ['a password with a slash', '//user:hunter2/x@server/share'],
    ['a password like a port', '\\\\hunter2@8080\\share'],
    ['a domain before the user', '\\\\DOMAIN\\user:hunter2@server\\share'],
    ['three separators', '\\\\\\user:hunter2@server\\share'],
    ['one separator', '\\user:hunter2@server\\share'],
    ['a URL', 'smb://user:hunter2@server/share'],
    ['no separator', 'user:hunter2@server/share'],
    ['a NUL', '/user:hunter2@server/\0'],
  ])('does not repeat a password: %s', (_, text) => {
    const everything = everythingIn(refusalOf(() => parseLocation(text)));
    expect(everything).not.toContain('hunter2');
    expect(everything).toContain('not shown');
  });

  it('does not repeat a password in a joined name', () => {
    const base = UncPath.parse('//server/share');
    const error = refusalOf(() => base.join('user:hunter2@server'));
    expect(everythingIn(error)).not.toContain('hunter2');
  });

  it('shows control characters, direction marks and lone surrogates by number', () => {
    const error = refusalOf(() => UncPath.parse('\\\\server\\share\\a\0\u001b[31m\u202eb\ud800*'));
    expect(error.message).toContain('a<U+0000><U+001B>[31m<U+202E>b<U+D800>*');
  });

  it('stays short for a long text', () => {
    const error = refusalOf(() => UncPath.parse(`\\\\${'x'.repeat(1_000_000)}`));
    expect(JSON.stringify(error).length).toBeLessThan(1_000);
  });
});
