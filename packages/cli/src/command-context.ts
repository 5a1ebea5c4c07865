import type { Readable } from 'node:stream';
import type { BackupTarget, Host, LicenseFormat, LicenseStore, Location } from '@wmdrm/core';
import type { CompletedReport } from './output/completed-report.js';
import type { Output } from './output/output.js';
import type { Settings } from './settings.js';

/** What a command works with. What it opens here is closed after it. */
export interface CommandContext {
  readonly settings: Settings;
  readonly out: Output;
  readonly signal: AbortSignal;
  readonly host: Host;
  readonly cwd: string;
  readonly stdin: Readable;
  /** Built-in ones first. Loaded when they are asked for: much of what a command does needs none. */
  formats(): Promise<readonly LicenseFormat[]>;
  /** `store-not-found` if there is none, unless it may be created (default false). */
  openStore(options?: { readonly create?: boolean }): Promise<LicenseStore>;
  /** Opens the license store; where there is none, the first change that is committed makes it. */
  openOrMakeStore(): Promise<LicenseStore>;
  /** Opens a location; its directory may be created (default false). */
  openTarget(location: Location, options?: { readonly create?: boolean }): Promise<BackupTarget>;
  /** Name of what opens a location: `fs`, `smb` or a plugin's; `undefined` if nothing does. */
  resolverOf(location: Location): string | undefined;
  /** True if a location is known to lie on the device the store lies on. */
  onStoreDevice(location: Location): Promise<boolean>;
}

/** How a command ended that got to its end. */
export interface CommandEnd {
  readonly report: CompletedReport;
  /** The last line for people. */
  readonly text: string;
  /** Set if the command could not do all it was asked; decides the exit code. */
  readonly failure?: Error;
}
