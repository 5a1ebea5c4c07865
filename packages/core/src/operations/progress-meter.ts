import type { Clock } from '../host/clock.js';
import type { OperationPhase, ProgressEvent } from './operation-event.js';

/** At most 20 progress events a second within a phase. */
const everyMs = 50;

/** Adds up what is done and says when it is time to tell. */
export class ProgressMeter {
  private readonly clock: Clock;
  private phase: OperationPhase = 'planning';
  private licensesDone = 0;
  private licensesTotal = 0;
  private bytesDone = 0;
  private bytesTotal = 0;
  private toldAt = -Infinity;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Sets what the operation has to do and enters its first phase; a reader that starts again begins again. */
  begin(phase: OperationPhase, licenses: number, bytes: number): ProgressEvent {
    this.licensesDone = 0;
    this.bytesDone = 0;
    this.licensesTotal = licenses;
    this.bytesTotal = bytes;
    return this.enter(phase);
  }

  enter(phase: OperationPhase): ProgressEvent {
    this.phase = phase;
    return this.tell();
  }

  /** Adds work done; an event if it is time for one, or if all is done. */
  add(licenses: number, bytes: number): ProgressEvent | undefined {
    this.licensesDone += licenses;
    this.bytesDone += bytes;
    const due =
      this.licensesDone === this.licensesTotal || this.clock.monotonic() - this.toldAt >= everyMs;
    return due ? this.tell() : undefined;
  }

  private tell(): ProgressEvent {
    this.toldAt = this.clock.monotonic();
    const { phase, licensesDone, licensesTotal, bytesDone, bytesTotal } = this;
    return { type: 'progress', phase, licensesDone, licensesTotal, bytesDone, bytesTotal };
  }
}
