import { cancelledError, throwIfCancelled } from '../errors/cancellation.js';
import { LicenseStoreError, toLicenseStoreError } from '../errors/license-store-error.js';
import type { Host } from '../host/host.js';
import type {
  OperationEvent,
  OperationOptions,
  OperationWarning,
  StartedEvent,
} from './operation-event.js';
import { ProgressMeter } from './progress-meter.js';

/** What the body of an operation works with. */
export class OperationContext<Report> {
  readonly host: Host;
  readonly progress: ProgressMeter;
  readonly warnings: OperationWarning[] = [];
  private readonly options: OperationOptions<Report>;
  private committed = false;
  /** Events that were made and not yet taken by the caller. */
  private waiting = 0;
  private told: Promise<void> = Promise.resolve();

  constructor(options: OperationOptions<Report>, host: Host) {
    this.options = options;
    this.host = host;
    this.progress = new ProgressMeter(host.clock);
  }

  /** The caller's signal; `undefined` after the point of no return. */
  get signal(): AbortSignal | undefined {
    return this.committed ? undefined : this.options.signal;
  }

  /** From here on a cancel is ignored, and a listener that throws cannot end the operation any more. */
  passPointOfNoReturn(): void {
    this.committed = true;
  }

  /** Throws `cancelled` if the caller asked for it. */
  throwIfCancelled(): void {
    throwIfCancelled(this.signal);
  }

  /** True if anybody listens: events that cost something to make are made only then. */
  get hasListener(): boolean {
    return this.options.onEvent !== undefined;
  }

  /**
   * Hands an event to the caller and waits for the promise it may return. Work that goes on at the same time tells of
   * itself one event after another.
   */
  async emit(event: OperationEvent<Report> | undefined): Promise<void> {
    if (!event) return;
    const telling = this.waiting === 0 ? this.tell(event) : this.told.then(() => this.tell(event));
    this.waiting += 1;
    const taken = (): void => void (this.waiting -= 1);
    this.told = telling.then(taken, taken);
    return telling;
  }

  private async tell(event: OperationEvent<Report>): Promise<void> {
    try {
      await this.options.onEvent?.(event);
    } catch (error) {
      if (this.committed) return;
      throw new LicenseStoreError('listener-failed', 'The event listener threw.', { cause: error });
    }
  }

  /** Tells a warning and keeps it for the report. */
  async warn(warning: OperationWarning): Promise<void> {
    this.warnings.push(warning);
    await this.emit({ type: 'warning', ...warning });
  }
}

/**
 * Runs `work` on a later macrotask, tells its events in order, and ends with exactly one terminal event that agrees
 * with how the promise settles. Everything it rejects with is a {@link LicenseStoreError}.
 */
export async function runOperation<Report>(
  options: OperationOptions<Report>,
  host: Host,
  started: Omit<StartedEvent, 'type'>,
  work: (context: OperationContext<Report>) => Promise<Report>,
): Promise<Report> {
  await new Promise<void>((resolve) => host.scheduler.later(resolve));
  const context = new OperationContext(options, host);
  try {
    context.throwIfCancelled();
    await context.emit({ type: 'started', ...started });
    const report = await work(context);
    context.passPointOfNoReturn();
    await context.emit({ type: 'completed', report });
    return report;
  } catch (cause) {
    const error = asOperationError(cause, context.signal);
    context.passPointOfNoReturn();
    await context.emit({ type: error.code === 'cancelled' ? 'cancelled' : 'failed', error });
    throw error;
  }
}

function asOperationError(cause: unknown, signal: AbortSignal | undefined): LicenseStoreError {
  // A port that was given the signal may reject with the platform's own abort error.
  if (signal?.aborted && cause instanceof Error && cause.name === 'AbortError')
    return cancelledError(signal);
  return toLicenseStoreError(
    cause,
    'target-io',
    cause instanceof Error ? cause.message : String(cause),
  );
}
