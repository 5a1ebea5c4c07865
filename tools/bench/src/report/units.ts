import type { Unit } from '../rows/row.ts';

/** `1,234`. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** Bytes as `1,234 MiB`. */
export function mebibytes(bytes: number): string {
  const value = bytes / 2 ** 20;
  return `${value < 10 ? value.toFixed(1) : count(value)} MiB`;
}

/** Milliseconds as `1.23 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** `0.55`, `12.3`, `123`: three figures are all there is to a ratio. */
export function ratio(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

/** A figure in its unit. */
export function inUnit(value: number, unit: Unit): string {
  switch (unit) {
    case 'ratio':
      return `${ratio(value)}×`;
    case 'ms':
      return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
    case 'MB':
      return `${value.toFixed(0)} MB`;
    case 'percent':
      return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(0)} %`;
    case 'count':
      return count(value);
  }
}
