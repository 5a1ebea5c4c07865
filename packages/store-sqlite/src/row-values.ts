import type { SQLOutputValue } from 'node:sqlite';
import { StoreFault } from './store-fault.js';

/** A row as `node:sqlite` returns it. */
export type Row = Record<string, SQLOutputValue>;

/** The number in a column of a row that must be there. Throws `store-corrupt` for anything else. */
export function numberIn(row: Row | undefined, column: string): number {
  const value = row?.[column];
  return typeof value === 'number' ? value : unexpected(column);
}

/** The text in a column of a row that must be there. Throws `store-corrupt` for anything else. */
export function textIn(row: Row | undefined, column: string): string {
  const value = row?.[column];
  return typeof value === 'string' ? value : unexpected(column);
}

/** The bytes in a column, no bytes for NULL. Throws `store-corrupt` for anything else. */
export function bytesIn(row: Row | undefined, column: string): Uint8Array {
  const value = row?.[column];
  if (value === null) return new Uint8Array(0);
  return value instanceof Uint8Array ? value : unexpected(column);
}

function unexpected(column: string): never {
  throw new StoreFault('store-corrupt', `it holds no proper value where ${column} is expected`);
}
