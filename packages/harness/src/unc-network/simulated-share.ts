import type { Clock } from '@wmdrm/core';
import { FaultPlan } from '../faults/fault-plan.js';
import { memoryFileSystem } from '../memory-file-system.js';
import { accessLayer } from './access.js';
import type { Connection } from './connection.js';
import { diskService } from './disk.js';
import { flushLayer, Unflushed, type FlushRules } from './flushing.js';
import { foldCase } from './fold-case.js';
import { hardLinkLayer } from './hard-links.js';
import { anyCase } from './letter-case.js';
import { faultLayer } from './network-faults.js';
import { oneAtATime, type Exclusively } from './one-at-a-time.js';
import { quotaLayer } from './quota.js';
import { exchangeDirectories, filesBelow, putFile } from './share-console.js';
import { layered, type ShareLayer, type ShareOperation, type ShareService } from './share-call.js';
import type { ShareOptions, ShareSettings } from './share-options.js';
import { SharingRules, type Holding } from './sharing.js';
import type { Win32ErrorName } from './win32-errors.js';
import { windowsNames } from './windows-names.js';

/** What a share has around it. */
export interface ShareSurroundings {
  readonly host: string;
  readonly clock: Clock;
  readonly connection: Connection;
  /** Breaks the connection to the host. */
  disconnect(): Promise<void>;
}

/** A file another program has open. */
export interface HeldFile {
  /** Closes it. */
  release(): Promise<void>;
}

/**
 * One share of a simulated host, seen from the server's side: what is done here passes no network, meets no faults,
 * asks for no rights and may use any names. Paths are names joined by `/`; `''` is the root of the share.
 */
export class SimulatedShare {
  readonly #surroundings: ShareSurroundings;
  readonly #exclusively: Exclusively = oneAtATime();
  readonly name: string;
  readonly #sharing: SharingRules;
  readonly #unflushed = new Unflushed();
  readonly #disk: ShareService;
  #faults: FaultPlan<ShareOperation, Win32ErrorName>;
  #settings: ShareSettings;

  constructor(name: string, options: ShareOptions, surroundings: ShareSurroundings) {
    this.name = name;
    this.#settings = options;
    this.#surroundings = surroundings;
    this.#sharing = new SharingRules(options.caseSensitive ? (path) => path : foldCase);
    this.#faults = this.#planOf(options);
    const flushRules = (): FlushRules => {
      const { flush = 'durable', directoryFlush = 'durable' } = this.#settings;
      return { flush, directoryFlush };
    };
    this.#disk = layered(diskService(options.disk ?? memoryFileSystem(['/'])), [
      ...(options.caseSensitive ? [] : [anyCase()]),
      flushLayer(flushRules, this.#unflushed),
    ]);
  }

  /** Changes how the share behaves from now on; what is not named stays as it is. */
  change(settings: ShareSettings): void {
    this.#settings = { ...this.#settings, ...settings };
    if (settings.faults) this.#faults = this.#planOf(settings);
  }

  /** Path and bytes of all files below a directory, sorted by path. Default all of the share. */
  async files(directory: string = ''): Promise<ReadonlyMap<string, Uint8Array>> {
    return await this.#exclusively(() => filesBelow(directory, this.#disk));
  }

  /** Files whose bytes, and directories whose names, have been written and not flushed; sorted. */
  get unflushed(): { readonly files: readonly string[]; readonly directories: readonly string[] } {
    const { files, directories } = this.#unflushed;
    return { files: [...files].sort(), directories: [...directories].sort() };
  }

  /** Creates or replaces a file, with the directories above it. It counts for the quota, which does not stop it. */
  async put(path: string, content: Uint8Array | string): Promise<void> {
    await this.#exclusively(() => putFile(path, content, this.#disk));
  }

  async remove(path: string): Promise<void> {
    await this.#exclusively(() => this.#disk({ operation: 'unlink', path }));
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#exclusively(() => this.#disk({ operation: 'rename', from, path: to }));
  }

  /** Puts directory `by` in the place of another, in one step; what was there is called `by` afterwards. */
  async replaceDirectory(path: string, by: string): Promise<void> {
    await this.#exclusively(() => exchangeDirectories(path, by, this.#disk));
  }

  /**
   * Opens a file as another program does, for example a virus scanner: without an answer to the contrary to read it,
   * and exclusively. Rejects like an opening through the network.
   */
  async hold(path: string, holding: Holding = {}): Promise<HeldFile> {
    const token = {};
    await this.#exclusively(async () => {
      await this.#disk({ operation: 'stat', path });
      this.#sharing.hold(token, path, holding);
    });
    return {
      release: () => this.#exclusively(() => this.#sharing.end(token, this.#disk)),
    };
  }

  /** For the network: what a user reaches. */
  serviceFor(user: string, ...way: readonly ShareLayer[]): ShareService {
    const { clock, connection, disconnect, host } = this.#surroundings;
    const server = layered(this.#disk, [
      this.#sharing.layer,
      hardLinkLayer(() => this.#settings.hardLinks ?? true),
      quotaLayer(() => this.#settings.quotaBytes),
    ]);
    return layered(
      (call) => this.#exclusively(() => server(call)),
      [
        ...way,
        faultLayer(
          () => this.#faults,
          (path) => path,
          disconnect,
        ),
        connection.layer(clock, () => this.#settings.latencyMs ?? 0),
        accessLayer(
          () => ({ readOnly: this.#settings.readOnly ?? false, users: this.#settings.users }),
          user,
        ),
        windowsNames(`\\\\?\\UNC\\${host}\\${this.name}`),
      ],
    );
  }

  /** For the network: closes what clients have open. */
  async endConnections(): Promise<void> {
    await this.#exclusively(() => this.#sharing.endConnections(this.#disk));
  }

  #planOf({ faults = [] }: ShareSettings): FaultPlan<ShareOperation, Win32ErrorName> {
    return new FaultPlan(faults, this.#surroundings.clock);
  }
}
