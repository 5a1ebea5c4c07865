import type { DatabaseSync } from 'node:sqlite';
import { numberIn, textIn } from './row-values.js';
import { StoreFault } from './store-fault.js';

/** Which state of which store a connection sees. */
export interface StoreMoment {
  readonly storeId: string;
  readonly sequence: number;
}

/** The state a connection sees; in a transaction it goes on to see that one. */
export function momentOf(db: DatabaseSync): StoreMoment {
  const sequence = numberIn(db.prepare('SELECT sequence FROM store').get(), 'sequence');
  return { storeId: storeIdIn(db), sequence };
}

/** Id of the store a connection sees. */
export function storeIdIn(db: DatabaseSync): string {
  const storeId = textIn(db.prepare('SELECT id FROM store').get(), 'id');
  if (/^[0-9a-f]{32}$/.test(storeId)) return storeId;
  throw new StoreFault('store-corrupt', 'it has no proper id');
}
