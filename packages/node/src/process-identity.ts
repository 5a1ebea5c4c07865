import type { ProcessIdentity, ProcessOwner } from '@wmdrm/core';
import { bootId, compareBoots } from './boot-id.js';
import { hostId } from './host-id.js';
import { parseProcessStat, type ProcessStat } from './process-stat.js';
import type { System } from './system.js';

/** Start time of a process where the system tells none. */
const unknownStart = 'unknown';

/** Identity of the process that runs on `system`. */
export function processIdentity(system: System): ProcessIdentity {
  const self: ProcessOwner = {
    hostId: hostId(system),
    bootId: bootId(system),
    pid: system.pid,
    processStart: statOf(system, system.pid)?.start ?? unknownStart,
  };
  return { self, status: (owner) => statusOf(system, self, owner) };
}

function statusOf(
  system: System,
  self: ProcessOwner,
  owner: ProcessOwner,
): 'alive' | 'dead' | 'unknown' {
  if (owner.hostId !== self.hostId) return 'unknown';
  const boot = compareBoots(owner.bootId, self.bootId);
  if (boot === 'other') return 'dead';
  // The owner comes from a file: 0 and negative numbers would ask for whole process groups.
  if (!Number.isSafeInteger(owner.pid) || owner.pid <= 0) return 'unknown';
  const exists = system.processExists(owner.pid);
  if (exists === false) return 'dead';
  if (exists === undefined) return 'unknown';
  const stat = statOf(system, owner.pid);
  // A zombie has run to its end and only waits for its parent to look at it.
  if (stat?.state === 'Z' || stat?.state === 'X') return 'dead';
  if (stat && owner.processStart !== unknownStart && stat.start !== owner.processStart) {
    return 'dead';
  }
  return boot === 'same' ? 'alive' : 'unknown';
}

function statOf(system: System, pid: number): ProcessStat | undefined {
  const line = system.readText(`/proc/${pid}/stat`);
  return line === undefined ? undefined : parseProcessStat(line);
}
