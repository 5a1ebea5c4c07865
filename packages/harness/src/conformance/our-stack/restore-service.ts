import type { RestoreAuthority, RestoreDecision } from '@wmdrm/com';

/** A service that allows every restore, or none. */
export class RestoreService implements RestoreAuthority {
  isAllowing = true;

  async authorize(): Promise<RestoreDecision> {
    return this.isAllowing
      ? { allowed: true }
      : { allowed: false, url: 'https://licenses.example/restores-are-used-up' };
  }
}
