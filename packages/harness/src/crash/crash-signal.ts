/** What every operation of a crashed file system rejects with. */
export class CrashSignal extends Error {
  constructor() {
    super('The machine is gone: this file system has crashed.');
    this.name = 'CrashSignal';
  }
}

/** True for a {@link CrashSignal}, or an error that was caused by one. */
export function isCrash(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof CrashSignal) return true;
  }
  return false;
}
