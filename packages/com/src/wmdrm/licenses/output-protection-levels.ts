import type { LicenseDescription } from '@wmdrm/core';
import type { WMDRM_OUTPUT_PROTECTION_LEVELS } from '../../constants/wmdrmsdk-structs.js';

/**
 * The protection a license asks of outputs; `undefined` if it states none. The level for copying is a field the formats
 * keep raw, 16 bits in hexadecimal (XMR object 0x001C); 0 if there is none.
 */
export function outputProtectionLevels(
  description: LicenseDescription,
): WMDRM_OUTPUT_PROTECTION_LEVELS | undefined {
  const { outputProtection, raw } = description;
  const copying = raw?.find(({ name }) => name === 'copyProtectionLevel')?.value;
  const minimumCopyProtectionLevel =
    copying !== undefined && /^[0-9a-f]{4}$/.test(copying)
      ? Number.parseInt(copying, 16)
      : undefined;
  if (outputProtection === undefined && minimumCopyProtectionLevel === undefined) return undefined;
  return {
    wCompressedDigitalVideo: outputProtection?.compressedDigitalVideo ?? 0,
    wUncompressedDigitalVideo: outputProtection?.uncompressedDigitalVideo ?? 0,
    wAnalogVideo: outputProtection?.analogVideo ?? 0,
    wCompressedDigitalAudio: outputProtection?.compressedDigitalAudio ?? 0,
    wUncompressedDigitalAudio: outputProtection?.uncompressedDigitalAudio ?? 0,
    wMinimumCopyProtectionLevel: minimumCopyProtectionLevel ?? 0,
  };
}
