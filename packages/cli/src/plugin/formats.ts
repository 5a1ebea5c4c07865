import { LicenseStoreError, type LicenseFormat } from '@wmdrm/core';
import type { WmdrmPlugin } from './plugin.js';

/**
 * The built-in formats, then those of the plugins. A second format of one id is refused: it would answer for licenses
 * another one has read.
 */
export async function allFormats(
  plugins: readonly WmdrmPlugin[],
): Promise<readonly LicenseFormat[]> {
  const { builtInFormats } = await import('@wmdrm/formats');
  const formats: LicenseFormat[] = [...builtInFormats];
  for (const plugin of plugins) {
    for (const format of plugin.formats ?? []) {
      if (formats.some(({ id }) => id === format.id)) {
        throw new LicenseStoreError(
          'invalid-argument',
          `The plugin ${plugin.name} brings the format ${format.id}, which is there already.`,
          { remedy: 'Leave the plugin out, or use a version whose format has an id of its own.' },
        );
      }
      formats.push(format);
    }
  }
  return formats;
}
