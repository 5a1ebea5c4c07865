import type { GenerationReference, Manifest } from '../../backup-set/manifest.js';
import type { Retention } from '../operation-options.js';

const defaultKeep = 3;
const defaultKeepWithinMs: number = 24 * 60 * 60 * 1000;

/**
 * The earlier generations a new one retains, oldest first: of those its parent retains and the parent itself, the
 * newest few and everything young, by the manifests' own times. A generation once off the list never returns.
 */
export function chooseRetained(
  parent: { readonly manifest: Manifest; readonly root: string } | undefined,
  time: number,
  retention: Retention = {},
): readonly GenerationReference[] {
  if (!parent) return [];
  const { manifest, root } = parent;
  const known = [...manifest.retained, { number: manifest.number, root, time: manifest.time }];
  // The parent always stays: readers may be at it, and a run that this one took over from may build on it.
  const older = Math.max(1, (retention.keep ?? defaultKeep) - 1);
  const youngerThan = time - (retention.keepWithinMs ?? defaultKeepWithinMs);
  return known.filter(
    (generation, at) => at >= known.length - older || generation.time > youngerThan,
  );
}
