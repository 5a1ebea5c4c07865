import { expect, it, onTestFinished, vi } from 'vitest';
import { silenceSqliteWarning } from './silence-sqlite-warning.js';

const sqlite = 'SQLite is an experimental feature and might change at any time';

function warned(message: string, type: string | { readonly type: string }): boolean {
  const real = process.emitWarning;
  onTestFinished(() => {
    process.emitWarning = real;
  });
  const emit = vi.fn();
  process.emitWarning = emit;
  silenceSqliteWarning();
  if (typeof type === 'string') process.emitWarning(message, type);
  else process.emitWarning(message, type);
  return emit.mock.calls.length > 0;
}

it('drops the warning about node:sqlite', () => {
  expect(warned(sqlite, 'ExperimentalWarning')).toBe(false);
});

it('drops it in its other form', () => {
  expect(warned(sqlite, { type: 'ExperimentalWarning' })).toBe(false);
});

it('lets other experimental warnings through', () => {
  expect(warned('Fish is an experimental feature', 'ExperimentalWarning')).toBe(true);
});

it('lets other warnings about SQLite through', () => {
  expect(warned(sqlite, 'DeprecationWarning')).toBe(true);
});
