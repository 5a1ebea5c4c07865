import { NS_E_DRM_UNABLE_TO_INITIALIZE } from '../../hresult/drm-machine-codes.js';
import type { HRESULT } from '../../hresult/hresult.js';
import type { Machine } from './machine.js';

/**
 * The time from the first WMDRMStartup to the last WMDRMShutdown. Objects belong to the session they were created in
 * and do not outlive it.
 */
export class Session {
  readonly machine: Machine;
  readonly #endings = new Set<() => void>();
  #hasEnded = false;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  /** Why nothing can be done any more; `undefined` while the session lasts. */
  get refusal(): HRESULT | undefined {
    return this.#hasEnded ? NS_E_DRM_UNABLE_TO_INITIALIZE : undefined;
  }

  /** Has `ending` called at the end, unless the function this answers is called before. */
  atEnd(ending: () => void): () => void {
    this.#endings.add(ending);
    return () => void this.#endings.delete(ending);
  }

  end(): void {
    this.#hasEnded = true;
    for (const ending of [...this.#endings]) ending();
    this.#endings.clear();
  }
}
