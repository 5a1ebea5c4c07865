// Callers without types may pass anything; these say what a member can hold.

/** An integer of `bits` bits, at most 32, without sign. */
export function isUint(value: unknown, bits: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** bits;
}

/** An integer of `bits` bits, at most 32, with sign. */
export function isInt(value: unknown, bits: number): value is number {
  const half = 2 ** (bits - 1);
  return Number.isInteger(value) && (value as number) >= -half && (value as number) < half;
}

export function isUint64(value: unknown): value is bigint {
  return typeof value === 'bigint' && BigInt.asUintN(64, value) === value;
}

export function isInt64(value: unknown): value is bigint {
  return typeof value === 'bigint' && BigInt.asIntN(64, value) === value;
}

/** Any number, NaN and the infinities too. */
export function isDouble(value: unknown): value is number {
  return typeof value === 'number';
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
