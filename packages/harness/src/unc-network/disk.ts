import type { TargetFileSystem } from '@wmdrm/target-fs';
import type { OpenFile, ShareCall, ShareService } from './share-call.js';
import { win32Error } from './win32-errors.js';

/** A file system that may have hard links, as memfs has. */
export interface DiskFileSystem extends TargetFileSystem {
  link?(existing: string, path: string): Promise<void>;
}

/** The innermost service of a share: does what is asked, on a file system of POSIX paths whose `/` is the share. */
export function diskService(fs: DiskFileSystem): ShareService {
  return async (call) => {
    try {
      return await perform(fs, call);
    } catch (error) {
      // POSIX tells a missing directory from a file in its place; Windows does not, but for listing it.
      if (hasCode(error, 'ENOTDIR') && call.operation !== 'readdir') {
        throw win32Error('PATH_NOT_FOUND', call);
      }
      throw error;
    }
  };
}

async function perform(fs: DiskFileSystem, call: ShareCall): Promise<unknown> {
  const path = `/${call.path}`;
  const from = `/${call.from ?? ''}`;
  switch (call.operation) {
    case 'create':
      return opened(await fs.open(path, 'wx', 0o600), true);
    case 'open':
      return opened(await fs.open(path, call.mayWrite ? 'r+' : 'r'), call.mayWrite ?? false);
    case 'stat':
      return await (call.file ? call.file.handle.stat() : fs.stat(path));
    case 'mkdir':
      return await fs.mkdir(path, { mode: 0o700 });
    case 'readdir':
      return await fs.readdir(path, { withFileTypes: true });
    case 'unlink':
      return await fs.unlink(path);
    case 'rename':
      // MoveFileExW replaces no directories, nor files by directories (its MOVEFILE_REPLACE_EXISTING); memfs would.
      if (from !== path && (await isReplacedDirectory(fs, from, path))) {
        throw win32Error('ACCESS_DENIED', call);
      }
      return await fs.rename(from, path);
    case 'link':
      if (!fs.link) throw win32Error('NOT_SUPPORTED', call);
      return await fs.link(from, path);
    case 'statfs':
      if (!fs.statfs) throw win32Error('NOT_SUPPORTED', call);
      return await fs.statfs(path);
    case 'read':
    case 'write':
    case 'sync':
    case 'sync-directory':
    case 'close':
      return await performOn(openFileOf(call), call);
  }
}

async function performOn({ handle }: OpenFile, call: ShareCall): Promise<unknown> {
  const { data = new Uint8Array(0), position = 0 } = call;
  switch (call.operation) {
    case 'read':
      return await handle.read(data, 0, data.length, position);
    case 'write':
      return await handle.write(data, 0, data.length, position);
    case 'close':
      return await handle.close();
    default:
      return await handle.sync();
  }
}

/** The open file of a request that must have one. */
export function openFileOf({ operation, file }: ShareCall): OpenFile {
  if (!file) throw new TypeError(`${operation} needs an open file.`);
  return file;
}

async function opened(handle: OpenFile['handle'], mayWrite: boolean): Promise<OpenFile> {
  return { handle, mayWrite, isDirectory: (await handle.stat()).isDirectory() };
}

/** Whether a rename would put something in the place of a directory, or a directory in the place of something. */
async function isReplacedDirectory(
  fs: DiskFileSystem,
  from: string,
  path: string,
): Promise<boolean> {
  const there = await fs.stat(path).catch(() => undefined);
  if (!there) return false;
  return there.isDirectory() || (await fs.stat(from)).isDirectory();
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
