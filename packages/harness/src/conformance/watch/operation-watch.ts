import * as constants from '@wmdrm/com/constants';
import type { ObjectReference, Value } from '../subject/value.js';

/** The events of a kind of operation. */
interface EventPair {
  readonly completed: number;
  readonly progress?: number;
}

/** The events of what a call has started; `undefined` if it starts nothing asynchronous. */
function eventsOf(method: string, args: readonly Value[]): EventPair | undefined {
  switch (method) {
    case 'BackupLicenses':
      return {
        completed: constants.MEWMDRMLicenseBackupCompleted,
        progress: constants.MEWMDRMLicenseBackupProgress,
      };
    case 'RestoreLicenses':
      return {
        completed: constants.MEWMDRMLicenseRestoreCompleted,
        progress: constants.MEWMDRMLicenseRestoreProgress,
      };
    case 'AcquireLicense':
    case 'MonitorLicenseAcquisition':
      return { completed: constants.MEWMDRMLicenseAcquisitionCompleted };
    case 'CleanLicenseStore':
      return args[0] === constants.WMDRM_CLEAN_LICENSE_STORE_ASYNC
        ? { completed: constants.MEWMDRMLicenseStoreCleaned }
        : undefined;
    case 'PerformSecurityUpdate':
      return args[0] === constants.WMDRM_SECURITY_PERFORM_REVOCATION_REFRESH
        ? { completed: constants.MEWMDRMRevocationDownloadCompleted }
        : {
            completed: constants.MEWMDRMIndividualizationCompleted,
            progress: constants.MEWMDRMIndividualizationProgress,
          };
    default:
      return undefined;
  }
}

/** What one object has started, and which of it has ended. */
export class OperationWatch {
  /** Through what its events are read. */
  readonly source: ObjectReference;
  readonly interfaceName: string;
  /** Operations that have not completed, by the type of their completed event. */
  readonly #open = new Map<number, number>();
  /** Types of progress events that may come no more, as the operations of their kind have completed. */
  readonly #over = new Set<number>();
  readonly #injected = new Map<number, number>();

  constructor(source: ObjectReference, interfaceName: string) {
    this.source = source;
    this.interfaceName = interfaceName;
  }

  get hasOpen(): boolean {
    return [...this.#open.values()].some((count) => count > 0);
  }

  /** Types of the completed events that are owed. */
  get owed(): readonly number[] {
    return [...this.#open].flatMap(([type, count]) => (count > 0 ? [type] : []));
  }

  /** Hears of a call that succeeded. */
  called(method: string, args: readonly Value[]): void {
    if (method === 'QueueEvent' && typeof args[0] === 'number') {
      this.#allow(args[0]);
      return;
    }
    const events = eventsOf(method, args);
    if (events === undefined) {
      // The page of CleanLicenseStore says of both ways that an event ends them.
      if (method === 'CleanLicenseStore') this.#allow(constants.MEWMDRMLicenseStoreCleaned);
      return;
    }
    this.#open.set(events.completed, (this.#open.get(events.completed) ?? 0) + 1);
    if (events.progress !== undefined) this.#over.delete(events.progress);
  }

  /** An event of this type may come that nobody waits for. */
  #allow(type: number): void {
    this.#injected.set(type, (this.#injected.get(type) ?? 0) + 1);
  }

  /** Hears of an event that was taken; says what is wrong with it. */
  took(type: number): 'second-completed' | 'late-progress' | undefined {
    const injected = this.#injected.get(type) ?? 0;
    if (injected > 0) {
      this.#injected.set(type, injected - 1);
      return undefined;
    }
    if (this.#over.has(type)) return 'late-progress';
    if (!completedTypes.has(type)) return undefined;
    const open = this.#open.get(type) ?? 0;
    if (open === 0) return 'second-completed';
    this.#open.set(type, open - 1);
    const progress = progressOf.get(type);
    if (open === 1 && progress !== undefined) this.#over.add(progress);
    return undefined;
  }
}

const progressOf: ReadonlyMap<number, number> = new Map([
  [constants.MEWMDRMLicenseBackupCompleted, constants.MEWMDRMLicenseBackupProgress],
  [constants.MEWMDRMLicenseRestoreCompleted, constants.MEWMDRMLicenseRestoreProgress],
  [constants.MEWMDRMIndividualizationCompleted, constants.MEWMDRMIndividualizationProgress],
]);

const completedTypes: ReadonlySet<number> = new Set([
  ...progressOf.keys(),
  constants.MEWMDRMLicenseAcquisitionCompleted,
  constants.MEWMDRMLicenseStoreCleaned,
  constants.MEWMDRMRevocationDownloadCompleted,
]);
