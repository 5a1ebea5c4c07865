const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** `1,234`; of a whole number. By hand: the first formatter of `Intl` takes 9 ms to make. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 license`, `1,234 licenses`. */
export function counted(number: number, one: string, many: string = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** `812 bytes`, `24.1 KiB`, `1.0 GiB`. */
export function size(bytes: number): string {
  if (bytes < 1024) return counted(bytes, 'byte');
  let value = bytes / 1024;
  let unit = 0;
  // What would be printed as 1024.0 belongs to the next unit.
  while (value >= 1023.95 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

/** ISO 8601 in UTC; `undefined` for a number no calendar date stands for. */
export function isoDate(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** `2026-03-01 12:00 UTC`. */
export function readableDate(milliseconds: number): string {
  const iso = isoDate(milliseconds);
  if (iso === undefined) return 'a date beyond the calendar';
  const [day, time] = iso.split('T');
  return `${day} ${time?.slice(0, 5)} UTC`;
}
