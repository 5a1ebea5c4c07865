import { toFILETIME, type FILETIME } from '../../constants/filetime.js';

const earliest = -11_644_473_600_000;
/** The last millisecond 64 bits hold. */
const latest = Number(0xffff_ffff_ffff_ffffn / 10_000n) + earliest;

/** The FILETIME of a date out of a license: one outside its range becomes the nearest there is. */
export function filetimeOf(milliseconds: number): FILETIME {
  return toFILETIME(Math.min(Math.max(milliseconds, earliest), latest - 1));
}
