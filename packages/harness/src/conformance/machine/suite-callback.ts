import type { ObjectReference } from '../subject/value.js';
import type { Face, Holder } from './face.js';

/** An object of the suite: answers IUnknown and IMFAsyncCallback, and keeps what it is invoked with. */
export class SuiteCallback implements Holder {
  readonly reference: ObjectReference;
  /** One for each Invoke, in order. */
  readonly results: Face<'IMFAsyncResult'>[] = [];

  constructor(reference: ObjectReference) {
    this.reference = reference;
  }
}
