import { LicenseStoreError, type LicenseFormat } from '@wmdrm/core';
import { builtInFormats } from '@wmdrm/formats';
import type { WmdrmPlugin } from './plugin.js';

/**
 * The built-in formats, then those of the plugins. A second format of one id is refused: it would answer for licenses
 * another one has read.
 */
export function allFormats(plugins: readonly WmdrmPlugin[]): readonly LicenseFormat[] {
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
