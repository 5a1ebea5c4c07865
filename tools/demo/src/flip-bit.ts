import { readFileSync, writeFileSync } from 'node:fs';
import { inBackup, segments } from './backup-files.ts';
import type { SeededRandom } from './random.ts';
import type { SampleFile } from './sample-files.ts';
import { Surprise } from './surprise.ts';

/** A bit that was flipped, and whose license it hit. */
export interface FlippedBit {
  readonly label: string;
  readonly segment: string;
  /** In the segment. */
  readonly byte: number;
  /** 0 … 7 */
  readonly bit: number;
}

/** Flips one random bit of one random license, in a segment written after run `after`. */
export function flipRandomBit(
  random: SeededRandom,
  licenses: readonly SampleFile[],
  after: number,
): FlippedBit {
  const hit = licenses[random.below(licenses.length)];
  const payload = hit?.payloads[0];
  if (!hit || !payload) throw new Surprise('There is no license to damage.');
  for (const segment of segments()) {
    if (Number(segment.slice(-14, -4)) <= after) continue;
    const bytes = readFileSync(inBackup(segment));
    const start = bytes.indexOf(payload);
    if (start < 0) continue;
    const byte = start + random.below(payload.length);
    const bit = random.below(8);
    bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
    writeFileSync(inBackup(segment), bytes);
    return { label: hit.name, segment, byte, bit };
  }
  throw new Surprise(`No segment holds ${hit.name}.`);
}
