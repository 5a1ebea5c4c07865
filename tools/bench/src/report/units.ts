/** `1,234`. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** Bytes as `1,234 MiB`. */
export function mebibytes(bytes: number): string {
  return `${count(bytes / 2 ** 20)} MiB`;
}

/** Bytes as `12.3 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Milliseconds as `1.23 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** `0.55`. */
export function ratio(value: number): string {
  return value.toFixed(2);
}
