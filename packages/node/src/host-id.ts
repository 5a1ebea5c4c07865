import { createHash } from 'node:crypto';
import type { System } from './system.js';

// machine-id(5): secret to the outside, so only a keyed digest of it may leave the machine.
const machineIdFiles = ['/etc/machine-id', '/var/lib/dbus/machine-id'];

/**
 * Stable id of this host, 32 hexadecimal digits. Two process id namespaces (containers) of one machine are two hosts:
 * neither sees the other's processes. The host name is part of it because cloned machines share their machine id.
 */
export function hostId(system: System): string {
  const machine = machineIdFiles
    .map((file) => system.readText(file)?.trim())
    .find((id) => id !== undefined && /^[0-9a-f]{32}$/i.test(id));
  const parts = [
    'wmdrm host v1',
    machine ?? [...new Set(system.macAddresses())].sort().join(' '),
    system.hostname(),
    system.readLink('/proc/self/ns/pid') ?? '',
  ];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}
