import { existsSync } from 'node:fs';
import {
  isLicenseStoreError,
  LicenseStore,
  LicenseStoreError,
  openTarget,
  type BackupTarget,
  type Location,
  type TargetResolver,
} from '@wmdrm/core';
import { chunkWorkers, nodeHost, type NodeHostOptions } from '@wmdrm/node';
import { newSqliteStore, sqliteStore } from '@wmdrm/store-sqlite';
import { sameDevice } from '@wmdrm/target-fs';
import type { CommandContext } from './command-context.js';
import { targetResolvers } from './locations/target-resolvers.js';
import type { Output } from './output/output.js';
import { allFormats } from './plugin/formats.js';
import { loadPlugins } from './plugin/load-plugins.js';
import type { Settings } from './settings.js';
import type { Surroundings } from './surroundings.js';

/** A context, and what closes everything opened through it, the last one first. */
export interface OpenContext {
  readonly context: CommandContext;
  close(): Promise<void>;
}

/** Loads the plugins and makes the context of one command. */
export async function openContext(
  settings: Settings,
  out: Output,
  { cwd, stdin, signal }: Pick<Surroundings, 'cwd' | 'stdin' | 'signal'>,
): Promise<OpenContext> {
  const host = nodeHost(checkingOnThreads(settings));
  const plugins = await loadPlugins(settings.plugins, cwd);
  const fromPlugins = plugins.flatMap((plugin) => plugin.targets ?? []);
  const { inOrder: resolvers, fileSystem } = await targetResolvers(settings, fromPlugins);
  let loaded: ReturnType<typeof allFormats> | undefined;
  const formats: CommandContext['formats'] = () => (loaded ??= allFormats(plugins));
  // A format no plugin may bring is refused whatever the command.
  if (plugins.length > 0) await formats();
  const resolverOf = (location: Location): TargetResolver | undefined =>
    resolvers.find((resolver) => resolver.handles(location));
  const open: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(opened: T): T => {
    open.push(opened);
    return opened;
  };
  const context: CommandContext = {
    settings,
    out,
    signal,
    host,
    cwd,
    stdin,
    formats,
    openStore: async ({ create = false } = {}) => {
      const engine = sqliteStore({
        file: settings.store,
        host,
        create: create ? 'if-missing' : 'never',
      });
      return keep(new LicenseStore(engine, { host }));
    },
    openOrMakeStore: async () => {
      const { store: file } = settings;
      const engine = existsSync(file)
        ? sqliteStore({ file, host })
        : newSqliteStore({ file, host });
      return keep(new LicenseStore(engine, { host }));
    },
    openTarget: async (location, { create = false } = {}) =>
      keep(
        await openTarget(location, resolvers, { host, create, signal }).catch((error: unknown) =>
          throwWithOptions(error, settings),
        ),
      ),
    resolverOf: (location) => resolverOf(location)?.name,
    onStoreDevice: async (location) => {
      if (resolverOf(location) !== fileSystem) return false;
      const directory = fileSystem.directoryOf(location);
      return directory !== undefined && sameDevice(directory, settings.store);
    },
  };
  return { context, close: () => closeAll(open) };
}

function checkingOnThreads({ tuning }: Settings): NodeHostOptions {
  const { threadBytes: bytesPerThread } = tuning;
  if (bytesPerThread === undefined) return {};
  return { chunkWorkers: chunkWorkers({ threads: 2, bytesPerThread, patient: true }) };
}

/** A share nobody opens would be opened if the command was told how. */
function throwWithOptions(error: unknown, { smb }: Settings): BackupTarget {
  if (!isLicenseStoreError(error) || error.code !== 'no-resolver' || smb) throw error;
  throw new LicenseStoreError(error.code, error.message, {
    cause: error,
    details: error.details,
    remedy:
      'Give --user NAME to reach it directly, or --map //server/share=DIR where it is mounted.',
  });
}

async function closeAll(open: { close(): Promise<void> }[]): Promise<void> {
  const failures: unknown[] = [];
  for (const one of open.splice(0).reverse()) {
    await one.close().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0] as LicenseStoreError;
}
