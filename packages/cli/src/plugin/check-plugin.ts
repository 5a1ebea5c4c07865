import { LicenseStoreError } from '@wmdrm/core';
import type { WmdrmPlugin } from './plugin.js';

/** The plugin a module exports. Throws `invalid-argument` that says what is missing. */
export function checkPlugin(module: unknown, packageName: string): WmdrmPlugin {
  const exported = isObject(module) ? (module['default'] ?? module['plugin']) : undefined;
  const fault = faultOf(exported);
  if (fault === undefined) return exported as WmdrmPlugin;
  throw new LicenseStoreError(
    'invalid-argument',
    `${packageName} is no plugin for this command: ${fault}.`,
    { remedy: 'A plugin exports { name, formats?, targets? } as default or as plugin.' },
  );
}

function faultOf(exported: unknown): string | undefined {
  if (!isObject(exported)) return 'it exports nothing called default or plugin';
  const { name, formats = [], targets = [] } = exported;
  if (typeof name !== 'string' || name.length < 1 || name.length > 64) {
    return 'its name is not a text of 1 to 64 characters';
  }
  if (!Array.isArray(formats)) return 'its formats are no list';
  if (!Array.isArray(targets)) return 'its targets are no list';
  return formats.map(formatFault).find(Boolean) ?? targets.map(targetFault).find(Boolean);
}

function formatFault(format: unknown): string | undefined {
  if (!isObject(format)) return 'one of its formats is no object';
  if (typeof format['id'] !== 'string' || !/^[a-z0-9-]{1,32}$/.test(format['id'])) {
    return 'one of its formats has no id of 1 to 32 characters of a-z, 0-9 and -';
  }
  for (const text of ['name', 'extension']) {
    if (typeof format[text] !== 'string') return `its format ${format['id']} has no ${text}`;
  }
  return methodFault(format, `its format ${format['id']}`, ['recognize', 'read', 'describe']);
}

function targetFault(target: unknown): string | undefined {
  if (!isObject(target)) return 'one of its targets is no object';
  if (typeof target['name'] !== 'string') return 'one of its targets has no name';
  return methodFault(target, `its target ${target['name']}`, ['handles', 'open']);
}

function methodFault(
  object: Readonly<Record<string, unknown>>,
  what: string,
  methods: readonly string[],
): string | undefined {
  const missing = methods.find((method) => typeof object[method] !== 'function');
  return missing === undefined ? undefined : `${what} has no method ${missing}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
