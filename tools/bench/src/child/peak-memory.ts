import { readFileSync } from 'node:fs';

/** Largest resident set of this process so far, in bytes. */
export function peakMemory(): number {
  try {
    // proc(5). The number of getrusage(2) would start with that of the process this one was forked from.
    const [, kibibytes] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kibibytes !== undefined) return Number(kibibytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}
