import type { LicenseStore, StoreEngine } from '@wmdrm/core';

const occupied = new WeakSet<StoreEngine>();

/**
 * Claims a store for one backup or restore, across all objects and runtimes of this process. Answers the function that
 * gives it back; `undefined` if another one has it.
 */
export function occupyStore({ engine }: LicenseStore): (() => void) | undefined {
  if (occupied.has(engine)) return undefined;
  occupied.add(engine);
  return () => void occupied.delete(engine);
}
