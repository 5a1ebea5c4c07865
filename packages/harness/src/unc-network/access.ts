import type { ShareCall, ShareLayer } from './share-call.js';
import { win32Error } from './win32-errors.js';

/** What a user may do on a share. */
export type ShareRight = 'read' | 'write';

/** Who may do what; both may change while a share is in use. */
export interface AccessRules {
  readonly readOnly: boolean;
  /** Absent: everybody may write. */
  readonly users: Readonly<Record<string, ShareRight>> | undefined;
}

/**
 * Refuses what this user may not do with ACCESS_DENIED, as a server does: everything to a user it does not know, and
 * writing to one who only reads, or on a share that is read-only. Files already open stay as they were opened.
 */
export function accessLayer(rules: () => AccessRules, user: string): ShareLayer {
  return async (call, next) => {
    const { readOnly, users } = rules();
    const right = users ? new Map(Object.entries(users)).get(user) : 'write';
    const denied = !right || (changes(call) && (readOnly || right === 'read'));
    if (denied && !call.file) throw win32Error('ACCESS_DENIED', call);
    return await next(call);
  };
}

function changes({ operation, mayWrite }: ShareCall): boolean {
  const changing = ['create', 'mkdir', 'rename', 'link', 'unlink'];
  return changing.includes(operation) || (operation === 'open' && mayWrite === true);
}
