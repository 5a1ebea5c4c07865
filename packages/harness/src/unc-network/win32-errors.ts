/**
 * What Windows says when something goes wrong with a share, by the name of the Win32 error without its `ERROR_`: its
 * number ("System Error Codes" of the Win32 documentation) and the errno under which Node shows it (libuv 1,
 * `uv_translate_sys_error`). Three differ from Node on Windows, which has no word for them of its own: it says UNKNOWN
 * for both BAD_NETPATH and BAD_NET_NAME, and ENOENT for DIRECTORY.
 */
export const win32Errors = {
  PATH_NOT_FOUND: { number: 3, errno: 'ENOENT' },
  ACCESS_DENIED: { number: 5, errno: 'EPERM' },
  NOT_SAME_DEVICE: { number: 17, errno: 'EXDEV' },
  SHARING_VIOLATION: { number: 32, errno: 'EBUSY' },
  NOT_SUPPORTED: { number: 50, errno: 'ENOTSUP' },
  BAD_NETPATH: { number: 53, errno: 'EHOSTUNREACH' },
  NETNAME_DELETED: { number: 64, errno: 'ECONNRESET' },
  BAD_NET_NAME: { number: 67, errno: 'ENOENT' },
  DISK_FULL: { number: 112, errno: 'ENOSPC' },
  SEM_TIMEOUT: { number: 121, errno: 'ETIMEDOUT' },
  INVALID_NAME: { number: 123, errno: 'ENOENT' },
  FILENAME_EXCED_RANGE: { number: 206, errno: 'ENAMETOOLONG' },
  DIRECTORY: { number: 267, errno: 'ENOTDIR' },
  IO_DEVICE: { number: 1117, errno: 'EIO' },
} as const;

/** Name of an error of {@link win32Errors}. */
export type Win32ErrorName = keyof typeof win32Errors;

/** The error a share answers with, as Node throws it: `code` is the errno, `win32` the number of the Win32 error. */
export function win32Error(
  name: Win32ErrorName,
  { operation, path }: { readonly operation: string; readonly path: string },
): Error {
  const { number, errno } = win32Errors[name];
  return Object.assign(new Error(`${errno}: ${operation} '${path}' (ERROR_${name} ${number})`), {
    code: errno,
    syscall: operation,
    path,
    win32: number,
  });
}
