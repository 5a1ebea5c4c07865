import { CaseTimeout } from '../../contract/case-timeout.js';

/** The subject did not answer in time; it was ended. */
export class SubjectTimeout extends CaseTimeout {
  constructor(what: string, timeoutMs: number) {
    super(`The subject did not answer ${what} within ${timeoutMs} ms.`);
    this.name = 'SubjectTimeout';
  }
}

/** The subject broke the protocol, ended, or could not do what was asked: no verdict about the implementation. */
export class SubjectFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SubjectFailure';
  }
}
