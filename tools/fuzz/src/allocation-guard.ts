/** Bytes any reader may allocate at once, however short its input: fixed buffers. */
const always = 64 * 1024;
/** And this many for each byte of it: decoded, copied, and framed as a record. */
const perByte = 8;

/** Largest single array of bytes that may be made while an input of so many bytes is read. */
export function allocationLimit(length: number): number {
  return always + perByte * length;
}

/** Sees every array of bytes that is made by its length while it is on, and remembers the largest. */
export class AllocationGuard {
  /** Bytes. */
  largest = 0;

  /** Puts itself in the place of the constructors while `work` is done. */
  async watch<T>(work: () => Promise<T>): Promise<T> {
    const { Uint8Array: bytes, ArrayBuffer: buffer } = globalThis;
    const seen = (value: unknown): void => {
      if (typeof value === 'number' && value > this.largest) this.largest = value;
    };
    globalThis.Uint8Array = watched(bytes, seen);
    globalThis.ArrayBuffer = watched(buffer, seen);
    const { alloc, allocUnsafe } = Buffer;
    Buffer.alloc = (size, ...rest) => (seen(size), alloc(size, ...rest));
    Buffer.allocUnsafe = (size) => (seen(size), allocUnsafe(size));
    try {
      return await work();
    } finally {
      Object.assign(Buffer, { alloc, allocUnsafe });
      globalThis.Uint8Array = bytes;
      globalThis.ArrayBuffer = buffer;
    }
  }
}

function watched<Constructor extends object>(
  constructor: Constructor,
  seen: (first: unknown) => void,
): Constructor {
  return new Proxy(constructor, {
    construct(target, args: unknown[], newTarget) {
      seen(args[0]);
      return Reflect.construct(target as unknown as () => void, args, newTarget) as object;
    },
  });
}
