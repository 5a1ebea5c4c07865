import path from 'node:path';
import {
  defaultPolicy,
  LicenseStoreError,
  strictPolicy,
  UncPath,
  type BackupPolicy,
} from '@wmdrm/core';
import { defaultStorePath } from '@wmdrm/node';
import type { LogSettings } from './log/log-file.js';
import { readLogLevel } from './log/log-level.js';
import { readShareMap, type MappedShareOption } from './locations/share-map-option.js';
import { readSmbSettings, type SmbOptions, type SmbSettings } from './locations/smb-settings.js';
import { readTuning, type CommandTuning } from './tuning.js';

/** Options every command has, as commander hands them over. */
export interface GlobalOptions extends SmbOptions {
  readonly store?: string;
  readonly map?: readonly string[];
  readonly policy?: string;
  readonly plugin?: readonly string[];
  readonly log?: string;
  readonly logLevel?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** The same, read and checked. */
export interface Settings {
  /** Absolute path of the store's file, or the UNC path that was given for it. */
  readonly store: string;
  readonly map: readonly MappedShareOption[];
  /** Absent where no user is named. */
  readonly smb?: SmbSettings;
  readonly policy: BackupPolicy;
  readonly plugins: readonly string[];
  readonly log?: LogSettings;
  readonly tuning: CommandTuning;
}

const policies = { default: defaultPolicy, strict: strictPolicy } as const;

/** Reads the options and, for what they do not say, the environment. Throws `invalid-argument` or `invalid-path`. */
export function readSettings(
  options: GlobalOptions,
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): Settings {
  const store = options.store ?? (env['WMDRM_STORE'] || defaultStorePath({ env }));
  if (store === '') {
    throw new LicenseStoreError('invalid-argument', 'The path of the store (--store) is empty.');
  }
  const smb = readSmbSettings(options, env, cwd);
  return {
    // A share is none of ours to resolve: opening it says so.
    store: UncPath.is(store) ? store : path.resolve(cwd, store),
    map: readShareMap(options.map ?? (env['WMDRM_MAP'] ?? '').split(';'), cwd),
    ...(smb === undefined ? {} : { smb }),
    policy: readPolicy(options.policy ?? 'default'),
    plugins: options.plugin ?? [],
    ...readLog(options, cwd),
    tuning: readTuning(env['WMDRM_TUNING']),
  };
}

function readLog({ log, logLevel }: GlobalOptions, cwd: string): Pick<Settings, 'log'> {
  const level = readLogLevel(logLevel ?? 'info');
  if (log) return { log: { file: path.resolve(cwd, log), level } };
  if (log === undefined && logLevel === undefined) return {};
  throw new LicenseStoreError('invalid-argument', 'No log file is named (--log).');
}

function readPolicy(name: string): BackupPolicy {
  if (name === 'default' || name === 'strict') return policies[name];
  throw new LicenseStoreError('invalid-argument', `There is no policy ${JSON.stringify(name)}.`, {
    remedy: 'Use --policy default or --policy strict.',
  });
}
