import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LicenseStoreError } from '@wmdrm/core';
import { systemCode } from '../files/file-error.js';
import { checkPlugin } from './check-plugin.js';
import type { WmdrmPlugin } from './plugin.js';

/**
 * Loads plugins by package name (installed beside this command, or where it runs) or by path. Throws
 * `invalid-argument` for what cannot be loaded or is no plugin.
 */
export async function loadPlugins(
  names: readonly string[],
  cwd: string,
): Promise<readonly WmdrmPlugin[]> {
  const plugins: WmdrmPlugin[] = [];
  for (const name of names) plugins.push(checkPlugin(await load(name, cwd), name));
  return plugins;
}

async function load(name: string, cwd: string): Promise<unknown> {
  try {
    if (/^\.{0,2}[\\/]|^[A-Za-z]:[\\/]/.test(name)) {
      return await import(pathToFileURL(path.resolve(cwd, name)).href);
    }
    return await importPackage(name, cwd);
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new LicenseStoreError('invalid-argument', `Cannot load the plugin ${name}: ${why}.`, {
      cause: error,
      remedy: 'Install the package beside this command or where it runs, or give its file.',
    });
  }
}

async function importPackage(name: string, cwd: string): Promise<unknown> {
  try {
    return await import(name);
  } catch (error) {
    if (systemCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    const file = resolveFrom(cwd, name);
    // Also where a package it needs itself is missing.
    if (file === undefined) throw error;
    return import(pathToFileURL(file).href);
  }
}

function resolveFrom(directory: string, name: string): string | undefined {
  try {
    return createRequire(path.join(directory, 'resolve.js')).resolve(name);
  } catch {
    return undefined;
  }
}
