/** A set of run numbers 1 to 7, one bit each: what fits into a byte of a packed world. */
export type RunNumbers = number;

export const only = (number: number): RunNumbers => 1 << number;

export const has = (numbers: RunNumbers, number: number): boolean => (numbers & only(number)) !== 0;

/** 0 if the set is empty. */
export const highest = (numbers: RunNumbers): number => Math.max(0, 31 - Math.clz32(numbers));

/** 0 if the set is empty. */
export const lowest = (numbers: RunNumbers): number => highest(numbers & -numbers);

export const below = (numbers: RunNumbers, number: number): RunNumbers =>
  numbers & (only(number) - 1);

/** Greater than `number`. */
export const above = (numbers: RunNumbers, number: number): RunNumbers =>
  numbers & ~(only(number + 1) - 1);

/** Without its lowest number: loops go `for (let rest = set; rest !== 0; rest = withoutLowest(rest))`. */
export const withoutLowest = (numbers: RunNumbers): RunNumbers => numbers & (numbers - 1);

export function setOf(...numbers: readonly number[]): RunNumbers {
  return numbers.reduce((set, number) => set | only(number), 0);
}
