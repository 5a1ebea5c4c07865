import { formatGuid, guidFromBytes } from '@wmdrm/com';

/** The text of a key id as the registry of Windows has GUIDs. */
export function registryFormOf(keyId: string): string {
  return formatGuid(guidFromBytes(new Uint8Array(Buffer.from(keyId, 'base64')), 'wire'));
}
