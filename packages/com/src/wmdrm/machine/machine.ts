import type {
  Clock,
  LicenseDescription,
  LicenseFormat,
  LicenseStore,
  Scheduler,
  TargetResolver,
} from '@wmdrm/core';
import { describeLicense, type HeldLicense } from '../licenses/held-license.js';
import type { Individualization } from '../ports/individualization.js';
import type { LicenseAcquisition } from '../ports/license-acquisition.js';
import type { MessageParser } from '../ports/message-parser.js';
import type { RestoreAuthority } from '../ports/restore-authority.js';
import type { Revocation } from '../ports/revocation.js';
import { PurgeMarks } from '../licenses/purge-marks.js';

/** What a runtime stands on. */
export interface WmdrmRuntimeOptions {
  /** The license store of the machine. */
  readonly store: LicenseStore;
  /** Who opens the directories of backups. */
  readonly targets: readonly TargetResolver[];
  /** Who reads licenses. */
  readonly formats: readonly LicenseFormat[];
  /** Asked whether a restore is allowed. Default nobody is asked. */
  readonly authority?: RestoreAuthority;
  /** Default none: the runtime does not tell machines apart. */
  readonly individualization?: Individualization;
  /** Default none: `AcquireLicense` answers `NS_E_DRM_NOT_CONFIGURED`. */
  readonly acquisition?: LicenseAcquisition;
  /** Default none: what needs it answers `NS_E_DRM_NOT_CONFIGURED`. */
  readonly revocation?: Revocation;
  /** Parses XML messages. Default none: what needs it answers `NS_E_DRM_NOT_CONFIGURED`. */
  readonly parseMessage?: MessageParser;
  /** Default that of the store's host. */
  readonly clock?: Clock;
  /** Starts the work of asynchronous methods and calls back. Default that of the store's host. */
  readonly scheduler?: Scheduler;
  /** Restores bring back licenses that were deleted after the backup. Default false. */
  readonly reviveDeleted?: boolean;
}

/** The ports of a runtime, and what its objects share as long as it lives. */
export class Machine {
  readonly store: LicenseStore;
  readonly targets: readonly TargetResolver[];
  readonly formats: readonly LicenseFormat[];
  readonly authority: RestoreAuthority | undefined;
  readonly individualization: Individualization | undefined;
  readonly acquisition: LicenseAcquisition | undefined;
  readonly revocation: Revocation;
  readonly parseMessage: MessageParser | undefined;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly reviveDeleted: boolean;
  /** Temporary licenses that go at the next cleaning. */
  readonly purgeMarks: PurgeMarks = new PurgeMarks();
  #isIndividualizing = false;

  constructor(options: WmdrmRuntimeOptions) {
    this.store = options.store;
    this.targets = [...options.targets];
    this.formats = [...options.formats];
    this.authority = options.authority;
    this.individualization = options.individualization;
    this.acquisition = options.acquisition;
    this.revocation = options.revocation ?? {};
    this.parseMessage = options.parseMessage;
    this.clock = options.clock ?? options.store.host.clock;
    this.scheduler = options.scheduler ?? options.store.host.scheduler;
    this.reviveDeleted = options.reviveDeleted ?? false;
  }

  /**
   * Claims the one individualization there can be at a time. Answers the function that gives it back; `undefined` if one
   * is running.
   */
  claimIndividualization(): (() => void) | undefined {
    if (this.#isIndividualizing) return undefined;
    this.#isIndividualizing = true;
    return () => void (this.#isIndividualizing = false);
  }

  /** What a license says about itself; `undefined` if no format of the runtime reads it. */
  describe(license: HeldLicense): LicenseDescription | undefined {
    return describeLicense(license, this.formats, this.store);
  }
}
