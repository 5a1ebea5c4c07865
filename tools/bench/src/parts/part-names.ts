/** The parts of the measurement, in the order they are run. Increments change the store, and come last. */
export const partNames = [
  'full',
  'peers',
  'compression',
  'verify',
  'restricted',
  'growth',
  'cancel',
  'resume',
  'com',
  'smb',
  'increments',
] as const;

export type PartName = (typeof partNames)[number];

export function isPartName(name: string): name is PartName {
  return partNames.some((each) => each === name);
}
