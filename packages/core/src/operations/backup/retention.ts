import type { OpenedManifest } from '../../backup-set/manifest-codec.js';
import type { GenerationReference } from '../../backup-set/manifest.js';
import type { Retention } from '../operation-options.js';

const defaultKeep = 3;
type OpenedGeneration = Pick<OpenedManifest, 'manifest' | 'root'>;

const dayMs: number = 24 * 60 * 60 * 1000;
const defaultKeepWithinMs = dayMs;

/**
 * The earlier generations a new one at `time` retains, oldest first: of those its parent retains what
 * {@link keptBehind} keeps, and the parent itself. A generation once off the list never returns.
 */
export function chooseRetained(
  parent: OpenedGeneration | undefined,
  time: number,
  retention?: Retention,
  copied?: ReadonlySet<number>,
): readonly GenerationReference[] {
  if (!parent) return [];
  const own = referenceTo(parent);
  const kept = keptBehind([...parent.manifest.retained, own], time, retention, copied);
  // The parent always stays: readers may be at it, and a run that this one took over from may build on it.
  return kept.at(-1) === own ? kept : [...kept, own];
}

/**
 * Of generations in order, those that stay behind another one at `time`: the newest few, everything young, and the last
 * ones of days, by the manifests' own times. Those that were `copied`, by the next one, take no place of their own, and stay
 * as long as that does: otherwise each pruning would let go of one more backup.
 */
export function keptBehind(
  known: readonly GenerationReference[],
  time: number,
  retention: Retention = {},
  copied: ReadonlySet<number> = new Set(),
): readonly GenerationReference[] {
  const { keep = defaultKeep, keepWithinMs = defaultKeepWithinMs, keepDaily = 0 } = retention;
  const youngerThan = time - keepWithinMs;
  const daily = lastOfDays(known, time, keepDaily);
  const kept: GenerationReference[] = [];
  let places = 1;
  let stays = true;
  for (const generation of known.toReversed()) {
    if (!copied.has(generation.number)) {
      places += 1;
      stays = places <= keep || generation.time > youngerThan || daily.has(generation);
    }
    if (stays) kept.unshift(generation);
  }
  return kept;
}

/** A generation as those after it refer to it. */
export function referenceTo({ manifest, root }: OpenedGeneration): GenerationReference {
  return { number: manifest.number, root, time: manifest.time };
}

/** The last generation of each of the newest `days` days that have one; the day of the new one, `time`, is the first. */
function lastOfDays(
  known: readonly GenerationReference[],
  time: number,
  days: number,
): ReadonlySet<GenerationReference> {
  const last = new Map<number, GenerationReference | undefined>([[dayOf(time), undefined]]);
  for (const generation of known.toReversed()) {
    if (last.size >= days) break;
    const day = dayOf(generation.time);
    if (!last.has(day)) last.set(day, generation);
  }
  return new Set([...last.values()].filter((generation) => generation !== undefined));
}

function dayOf(time: number): number {
  return Math.floor(time / dayMs);
}
