import type { TargetFileHandle } from './target-file-system.js';

/** Writes all parts one behind the other from byte `position` on, as often as it takes. */
export async function writeAll(
  handle: TargetFileHandle,
  position: number,
  parts: readonly Uint8Array[],
): Promise<void> {
  let at = position;
  let rest = parts.filter((part) => part.length > 0);
  for (let first = rest[0]; first !== undefined; first = rest[0]) {
    const { bytesWritten } =
      handle.writev && rest.length > 1
        ? await handle.writev(rest, at)
        : await handle.write(first, 0, first.length, at);
    if (bytesWritten <= 0) throw new Error('The file system accepted none of the bytes.');
    at += bytesWritten;
    rest = withoutFirst(rest, bytesWritten);
  }
}

function withoutFirst(parts: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let skip = bytes;
  const rest: Uint8Array[] = [];
  for (const part of parts) {
    if (skip >= part.length) {
      skip -= part.length;
    } else {
      rest.push(skip === 0 ? part : part.subarray(skip));
      skip = 0;
    }
  }
  return rest;
}
