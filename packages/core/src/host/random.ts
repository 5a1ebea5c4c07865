/** Random bytes for ids and nonces; seeded in tests. */
export interface Random {
  /** `length` unpredictable bytes, 0 … 65,536. */
  bytes(length: number): Uint8Array;
}
