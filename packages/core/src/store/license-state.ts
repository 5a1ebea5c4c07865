/** All states, in the order of their numbers in a store. */
export const licenseStates = ['live', 'deleted', 'revoked'] as const;

/** `deleted` can come back by import or a restore that is told to revive; `revoked` never does. */
export type LicenseState = (typeof licenseStates)[number];
