import type { System } from './system.js';

/** Seconds a boot time may seem to move within one boot: rounding, and a clock that is being set right. */
const tolerance = 5;
const derivedForm = /^since-(\d+)$/;

/** Id of this boot: the kernel's own on Linux, elsewhere the second the machine started (`since-1700000000`). */
export function bootId(system: System): string {
  const kernels = system.readText('/proc/sys/kernel/random/boot_id')?.trim();
  if (kernels) return kernels;
  return `since-${Math.round(system.now() / 1000 - system.uptime())}`;
}

/**
 * Whether two boot ids of one host are the same boot. Derived ids that differ prove nothing, because setting the clock
 * moves them: `unknown`.
 */
export function compareBoots(a: string, b: string): 'same' | 'other' | 'unknown' {
  if (a === b) return 'same';
  const secondsA = derivedForm.exec(a)?.[1];
  const secondsB = derivedForm.exec(b)?.[1];
  if (secondsA === undefined && secondsB === undefined) return 'other';
  if (secondsA === undefined || secondsB === undefined) return 'unknown';
  return Math.abs(Number(secondsA) - Number(secondsB)) <= tolerance ? 'same' : 'unknown';
}
