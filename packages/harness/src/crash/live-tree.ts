import type { FileSystemStat } from '@wmdrm/target-fs';
import { constants } from 'node:fs';
import { errnoError } from './errno-error.js';
import type { DirectoryNode, FileNode, NameSlot, Node } from './nodes.js';

/** The node at an absolute path, as programs see it; `ENOENT` or `ENOTDIR` if there is none. */
export function find(root: DirectoryNode, path: string, call: string): Node {
  let node: Node = root;
  for (const name of namesOf(path)) {
    if (node.kind === 'file') throw errnoError('ENOTDIR', call, path);
    const next: Node | undefined = node.entries.get(name);
    if (!next) throw errnoError('ENOENT', call, path);
    node = next;
  }
  return node;
}

/** Where a path has its name, there or not; the directory above must be there. */
export function slotOf(root: DirectoryNode, path: string, call: string): NameSlot {
  const names = namesOf(path);
  const name = names.pop() ?? '';
  const directory = find(root, names.join('/'), call);
  if (directory.kind === 'file') throw errnoError('ENOTDIR', call, path);
  return { directory, name };
}

/** A name that is still free, in a directory that is there; else `EEXIST`. */
export function freeSlot(root: DirectoryNode, path: string, call: string): NameSlot {
  const slot = slotOf(root, path, call);
  if (slot.name === '' || slot.directory.entries.has(slot.name)) {
    throw errnoError('EEXIST', call, path);
  }
  return slot;
}

/** What `flags` of open ask for. The model knows no truncation, no appending, and no opening that may or may not create. */
export function modeOf(flags: string | number, path: string): 'read' | 'write' | 'create' {
  if (flags === 'wx') return 'create';
  if (typeof flags === 'string' && flags !== 'r' && flags !== 'r+') {
    throw errnoError('EINVAL', 'open', path);
  }
  if (typeof flags === 'string') return flags === 'r' ? 'read' : 'write';
  const { O_RDONLY, O_RDWR, O_WRONLY, O_NOFOLLOW, O_NONBLOCK, O_DIRECTORY, O_DIRECT } = constants;
  const writing = O_RDWR | O_WRONLY;
  if ((flags & ~(O_RDONLY | writing | O_NOFOLLOW | O_NONBLOCK | O_DIRECTORY | O_DIRECT)) !== 0) {
    throw errnoError('EINVAL', 'open', path);
  }
  return (flags & writing) === 0 ? 'read' : 'write';
}

/** Whether `flags` of open ask for direct I/O. */
export function isDirect(flags: string | number): boolean {
  return typeof flags === 'number' && (flags & constants.O_DIRECT) !== 0;
}

export function statOf(node: Node): FileSystemStat {
  const size = node.kind === 'file' ? node.bytes.length : 0;
  return { size, dev: 1, ino: node.number, ...kindOf(node) };
}

/** Names in a directory, sorted, in the shape of Node's `Dirent`. */
export function entriesOf(node: Node, path: string): readonly unknown[] {
  if (node.kind === 'file') throw errnoError('ENOTDIR', 'readdir', path);
  const entries = [...node.entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, entry]) => ({ name, ...kindOf(entry) }));
}

/** Reads into `buffer`; returns the number of bytes, none at the end of the file. */
export function readBytes(file: FileNode, buffer: Uint8Array, position: number): number {
  const bytes = file.bytes.subarray(position, position + buffer.length);
  buffer.set(bytes);
  return bytes.length;
}

export function writeBytes(file: FileNode, bytes: Uint8Array, position: number): void {
  const size = Math.max(file.bytes.length, position + bytes.length);
  const written = new Uint8Array(size);
  written.set(file.bytes);
  written.set(bytes, position);
  file.bytes = written;
}

function kindOf({ kind }: Node): { isFile(): boolean; isDirectory(): boolean } {
  return { isFile: () => kind === 'file', isDirectory: () => kind === 'directory' };
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '');
}
