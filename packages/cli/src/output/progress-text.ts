import type { ProgressLine } from './output-line.js';
import { count, size } from './quantities.js';

/** Share of the bytes that are done, 0 to 1; 1 if there are none. */
export function fractionDone(line: ProgressLine): number {
  if (line.bytesTotal <= 0) return 1;
  return Math.min(1, Math.max(0, line.bytesDone / line.bytesTotal));
}

/** `45%  1,204 of 9,000 licenses  12.3 MiB of 40.1 MiB`. */
export function progressText(line: ProgressLine): string {
  const percent = `${Math.floor(fractionDone(line) * 100)}%`;
  const licenses = `${count(line.licensesDone)} of ${count(line.licensesTotal)} licenses`;
  return `${percent.padStart(4)}  ${licenses}  ${size(line.bytesDone)} of ${size(line.bytesTotal)}`;
}
