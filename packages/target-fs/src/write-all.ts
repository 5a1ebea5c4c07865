import { slice, type Parts } from './parts.js';
import type { TargetFileHandle } from './target-file-system.js';

/** Writes all parts one behind the other from byte `position` on, as often as it takes. */
export async function writeAll(
  handle: TargetFileHandle,
  position: number,
  parts: Parts,
): Promise<void> {
  let at = position;
  let rest = slice(parts, 0);
  for (let first = rest[0]; first !== undefined; first = rest[0]) {
    const { bytesWritten } =
      handle.writev && rest.length > 1
        ? await handle.writev(rest, at)
        : await handle.write(first, 0, first.length, at);
    if (bytesWritten <= 0) throw new Error('The file system accepted none of the bytes.');
    at += bytesWritten;
    rest = slice(rest, bytesWritten);
  }
}
