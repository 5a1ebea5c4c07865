import { cancelledError, LicenseStoreError } from '@wmdrm/core';
import { expect, it } from 'vitest';
import { errorEnd } from './end-lines.js';

it('tells an error in one line and its remedy in the next', () => {
  const error = new LicenseStoreError('busy', 'Run 3 is\nwriting.', { details: { path: '/x' } });
  const { line, text, exitCode } = errorEnd(error);
  expect(exitCode).toBe(5);
  expect(text).toBe(`Run 3 is<U+000A>writing.\nremedy: ${error.remedy}`);
  expect(line).toMatchObject({ type: 'failed', code: 'busy', path: '/x' });
});

it('has a line of its own for a cancel', () => {
  const { line, exitCode } = errorEnd(cancelledError());
  expect(line.type).toBe('cancelled');
  expect(exitCode).toBe(130);
});

it('calls its own faults so', () => {
  const { line, text, exitCode } = errorEnd(new TypeError('x is not a function'));
  expect(line).toMatchObject({ type: 'failed', code: 'internal', path: null });
  expect(text).toContain('This is a fault of wmdrm (TypeError: x is not a function).');
  expect(exitCode).toBe(1);
});

it('does not repeat text that could not be parsed', () => {
  const { text } = errorEnd(new SyntaxError('Unexpected token, "KEYBYTES" is not valid JSON'));
  expect(text).not.toContain('KEYBYTES');
});
