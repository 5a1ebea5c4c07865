/**
 * Names in a backup set (`docs/formats/backup-set.md`). Run, lease, fencing token and generation are one number,
 * written with ten digits so that names sort as numbers do.
 */
export type SetFileName =
  | { readonly kind: 'lease' | 'manifest' | 'journal'; readonly run: number }
  | { readonly kind: 'temporary'; readonly run: number }
  | { readonly kind: 'segment'; readonly run: number; readonly root: string };

export const segmentsDirectory = 'segments';
/** Largest run number ten digits can write. */
export const maxRun = 9_999_999_999;

export const leaseName = (run: number): string => `lease-${digits(run)}.json`;
export const manifestName = (run: number): string => `manifest-${digits(run)}.json`;
export const journalName = (run: number): string => `journal-${digits(run)}.jsonl`;
/** A lease or manifest before it gets its name. */
export const temporaryName = (kind: 'lease' | 'manifest', run: number): string =>
  `${kind}-${digits(run)}.tmp`;
/** Directory of a segment: its root's first byte, so that no directory grows beyond a few hundred entries. */
export const segmentDirectory = (root: string): string =>
  `${segmentsDirectory}/${root.slice(0, 2)}`;
export const segmentName = (root: string, run: number): string =>
  `${segmentDirectory(root)}/${root}-${digits(run)}.seg`;
/** A segment before its content root is known. */
export const stagedSegmentName = (run: number, count: number): string =>
  `${segmentsDirectory}/staged-${digits(run)}-${count}.tmp`;

const patterns = [
  ['lease', /^lease-(\d{10})\.json$/],
  ['manifest', /^manifest-(\d{10})\.json$/],
  ['journal', /^journal-(\d{10})\.jsonl$/],
  ['temporary', /^(?:lease|manifest)-(\d{10})\.tmp$/],
  ['temporary', /^staged-(\d{10})-\d+\.tmp$/],
] as const;
const segmentPattern = /^([0-9a-f]{64})-(\d{10})\.seg$/;

/** What a file of a set is, by the last component of its name; `undefined` for foreign files, which are never touched. */
export function parseFileName(name: string): SetFileName | undefined {
  const segment = segmentPattern.exec(name);
  if (segment) return { kind: 'segment', root: segment[1]!, run: Number(segment[2]) };
  for (const [kind, pattern] of patterns) {
    const run = pattern.exec(name)?.[1];
    if (run !== undefined) return { kind, run: Number(run) };
  }
  return undefined;
}

function digits(run: number): string {
  return String(run).padStart(10, '0');
}
