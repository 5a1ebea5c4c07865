import type { MaybePromise, StoreEngine } from '@wmdrm/core';
import type { SeededRandom } from '../seeded/seeded-random.js';

/** What the author of a store engine hands to the profile. */
export interface StoreEngineSubject {
  /** A new, empty store. Each call gives another one. */
  create(): MaybePromise<StoreEngine>;
  /** Closes the engine and opens what it kept, as after a restart. Engines that claim `durable` must have it. */
  reopen?(engine: StoreEngine): MaybePromise<StoreEngine>;
}

/** What a case works with. */
export interface StoreEngineContext {
  readonly random: SeededRandom;
  create(): Promise<StoreEngine>;
  reopen(engine: StoreEngine): Promise<StoreEngine>;
  /** Whether the subject can be opened again. */
  readonly reopens: boolean;
}
