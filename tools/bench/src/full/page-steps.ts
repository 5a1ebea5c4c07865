/** More pages than any store has: the whole copy in one step. */
export const allPages: number = 0x7fff_ffff;

/** Pages a step that are tried; 100 is the default of `node:sqlite`. */
export const pageSteps: readonly number[] = [100, 1_000, 10_000, allPages];

/** `1,000 pages a step`. */
export function describePageStep(pages: number): string {
  return pages === allPages
    ? 'all pages in one step'
    : `${pages.toLocaleString('en-US')} pages a step`;
}
