import { runStep } from '../child/run-step.ts';
import type { WorkFolder } from '../work-folder.ts';

/** Page cache a step needs, as a multiple of the records: SQLite's copy 1.2, a restore its log besides. */
export const warmFactor = 2.5;
/** Below this a machine has page cache enough. */
const leastBytes = 64 * 1024 * 1024;

/** Makes ready the page cache that a step on so many bytes of records needs; see the step `warm-memory`. */
export async function warmFor(folder: WorkFolder, bytes: number): Promise<void> {
  if (bytes < leastBytes) return;
  await runStep('warm-memory', { file: folder.at('warm'), bytes: bytes * warmFactor });
}
