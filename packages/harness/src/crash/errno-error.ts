/** An error as Node's file systems throw it. */
export function errnoError(errno: string, syscall: string, path: string): Error {
  return Object.assign(new Error(`${errno}: ${syscall} '${path}'`), {
    code: errno,
    syscall,
    path,
  });
}
