import { win32Table } from './win32-table.js';

// The meanings stand in the table; a test keeps the comments here equal to them.

/** The file does not exist. */
export const ERROR_FILE_NOT_FOUND: number = win32Table.ERROR_FILE_NOT_FOUND.value;
/** The directory does not exist. */
export const ERROR_PATH_NOT_FOUND: number = win32Table.ERROR_PATH_NOT_FOUND.value;
/** Access denied. */
export const ERROR_ACCESS_DENIED: number = win32Table.ERROR_ACCESS_DENIED.value;
/** The object was used after it had been closed. */
export const ERROR_INVALID_HANDLE: number = win32Table.ERROR_INVALID_HANDLE.value;
/** There is no such drive. */
export const ERROR_INVALID_DRIVE: number = win32Table.ERROR_INVALID_DRIVE.value;
/** The medium is write-protected. */
export const ERROR_WRITE_PROTECT: number = win32Table.ERROR_WRITE_PROTECT.value;
/** The device is not ready. */
export const ERROR_NOT_READY: number = win32Table.ERROR_NOT_READY.value;
/** The medium returned damaged data. */
export const ERROR_CRC: number = win32Table.ERROR_CRC.value;
/** Another program holds the file open. */
export const ERROR_SHARING_VIOLATION: number = win32Table.ERROR_SHARING_VIOLATION.value;
/** The disk is full. */
export const ERROR_HANDLE_DISK_FULL: number = win32Table.ERROR_HANDLE_DISK_FULL.value;
/** The request is not supported. */
export const ERROR_NOT_SUPPORTED: number = win32Table.ERROR_NOT_SUPPORTED.value;
/** The server cannot be reached. */
export const ERROR_BAD_NETPATH: number = win32Table.ERROR_BAD_NETPATH.value;
/** The network is busy. */
export const ERROR_NETWORK_BUSY: number = win32Table.ERROR_NETWORK_BUSY.value;
/** The network resource is gone. */
export const ERROR_DEV_NOT_EXIST: number = win32Table.ERROR_DEV_NOT_EXIST.value;
/** The network answered something unexpected. */
export const ERROR_UNEXP_NET_ERR: number = win32Table.ERROR_UNEXP_NET_ERR.value;
/** The connection to the share broke. */
export const ERROR_NETNAME_DELETED: number = win32Table.ERROR_NETNAME_DELETED.value;
/** The network refuses access. */
export const ERROR_NETWORK_ACCESS_DENIED: number = win32Table.ERROR_NETWORK_ACCESS_DENIED.value;
/** The server has no share of this name. */
export const ERROR_BAD_NET_NAME: number = win32Table.ERROR_BAD_NET_NAME.value;
/** The file already exists. */
export const ERROR_FILE_EXISTS: number = win32Table.ERROR_FILE_EXISTS.value;
/** The file or directory cannot be created. */
export const ERROR_CANNOT_MAKE: number = win32Table.ERROR_CANNOT_MAKE.value;
/** An argument is outside its documented range. */
export const ERROR_INVALID_PARAMETER: number = win32Table.ERROR_INVALID_PARAMETER.value;
/** The disk is full. */
export const ERROR_DISK_FULL: number = win32Table.ERROR_DISK_FULL.value;
/** The answer did not come in time. */
export const ERROR_SEM_TIMEOUT: number = win32Table.ERROR_SEM_TIMEOUT.value;
/** The buffer is too small. */
export const ERROR_INSUFFICIENT_BUFFER: number = win32Table.ERROR_INSUFFICIENT_BUFFER.value;
/** The name has characters or a form that is not allowed. */
export const ERROR_INVALID_NAME: number = win32Table.ERROR_INVALID_NAME.value;
/** The path makes no sense. */
export const ERROR_BAD_PATHNAME: number = win32Table.ERROR_BAD_PATHNAME.value;
/** It already exists. */
export const ERROR_ALREADY_EXISTS: number = win32Table.ERROR_ALREADY_EXISTS.value;
/** The name is too long. */
export const ERROR_FILENAME_EXCED_RANGE: number = win32Table.ERROR_FILENAME_EXCED_RANGE.value;
/** It is larger than allowed. */
export const ERROR_FILE_TOO_LARGE: number = win32Table.ERROR_FILE_TOO_LARGE.value;
/** There is no further item. */
export const ERROR_NO_MORE_ITEMS: number = win32Table.ERROR_NO_MORE_ITEMS.value;
/** The path names a file where a directory is needed. */
export const ERROR_DIRECTORY: number = win32Table.ERROR_DIRECTORY.value;
/** The operation was stopped by another party. */
export const ERROR_OPERATION_ABORTED: number = win32Table.ERROR_OPERATION_ABORTED.value;
/** Reading or writing failed. */
export const ERROR_IO_DEVICE: number = win32Table.ERROR_IO_DEVICE.value;
/** There is no such device. */
export const ERROR_BAD_DEVICE: number = win32Table.ERROR_BAD_DEVICE.value;
/** Nobody is responsible for this network path. */
export const ERROR_NO_NET_OR_BAD_PATH: number = win32Table.ERROR_NO_NET_OR_BAD_PATH.value;
/** There is no network. */
export const ERROR_NO_NETWORK: number = win32Table.ERROR_NO_NETWORK.value;
/** The user cancelled. */
export const ERROR_CANCELLED: number = win32Table.ERROR_CANCELLED.value;
/** The network cannot be reached. */
export const ERROR_NETWORK_UNREACHABLE: number = win32Table.ERROR_NETWORK_UNREACHABLE.value;
/** The request was aborted. */
export const ERROR_REQUEST_ABORTED: number = win32Table.ERROR_REQUEST_ABORTED.value;
/** It could not be finished; try again. */
export const ERROR_RETRY: number = win32Table.ERROR_RETRY.value;
/** The version of the data is not known here. */
export const ERROR_UNKNOWN_REVISION: number = win32Table.ERROR_UNKNOWN_REVISION.value;
