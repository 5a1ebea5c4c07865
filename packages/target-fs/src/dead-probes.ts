import type { TargetFileSystem } from './target-file-system.js';

const probeName = /^probe-[0-9a-f]{16}\.tmp$/;
/**
 * A probe lasts a few requests, so an older one has been killed. Should it live all the same, it finds its file gone and
 * probes again.
 */
const deadAfterMs = 60 * 60 * 1000;

/**
 * Removes the empty files that probes left in a directory when they were killed. Their age is told by the file system's
 * own clock, beside a probe made at `now`; where it has none, they stay. Never fails: it only tidies up.
 */
export async function removeDeadProbes(
  fs: TargetFileSystem,
  directory: string,
  prefix: string,
  now: number | undefined,
): Promise<void> {
  if (now === undefined) return;
  try {
    for (const entry of await fs.readdir(directory, { withFileTypes: true })) {
      const name = String((entry as { readonly name: unknown }).name);
      if (!probeName.test(name)) continue;
      const stat = await fs.lstat(prefix + name);
      const age = now - (stat.mtimeMs ?? now);
      if (stat.isFile() && stat.size === 0 && age > deadAfterMs) await fs.unlink(prefix + name);
    }
  } catch {
    // A later run tries again.
  }
}
