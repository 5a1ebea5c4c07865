import type { LicenseState } from '@wmdrm/core';
import { numberIn, type Row } from './row-values.js';
import { StoreFault } from './store-fault.js';

/** Column `state`. No flipped bit makes one of them another: a removed license never comes back by rot, nor the reverse. */
export const stateNumbers: Readonly<Record<LicenseState, number>> = {
  live: 0,
  deleted: 3,
  revoked: 5,
};

const states = new Map(
  Object.entries(stateNumbers).map(([state, number]) => [number, state as LicenseState]),
);

/** SQL that is true for rows of live licenses, of no state and of one there is not: {@link stateIn} refuses those. */
export const maybeLive: string = `coalesce(state, -1) NOT IN (${stateNumbers.deleted}, ${stateNumbers.revoked})`;

/** The state in column `state`. Throws `store-corrupt` if it is none. */
export function stateIn(row: Row | undefined): LicenseState {
  const number = numberIn(row, 'state');
  const state = states.get(number);
  if (state) return state;
  throw new StoreFault('store-corrupt', `it holds an unknown state ${number}`);
}
