/** A write that has been acknowledged and not flushed. */
export interface PendingWrite {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** A file: what the disk holds for certain, and the writes it may or may not hold. Its live bytes are in memfs. */
export class FileNode {
  readonly kind = 'file';
  durable: Uint8Array<ArrayBuffer>;
  pending: PendingWrite[] = [];

  constructor(durable: Uint8Array<ArrayBuffer> = new Uint8Array(0)) {
    this.durable = durable;
  }
}

/** A directory: its live entries, and those the disk holds for certain. */
export class DirectoryNode {
  readonly kind = 'directory';
  readonly entries: Map<string, Node> = new Map();
  readonly durable: Map<string, Node> = new Map();
}

export type Node = FileNode | DirectoryNode;

/** One name in one directory. */
export interface NameSlot {
  readonly directory: DirectoryNode;
  readonly name: string;
}

/** The node at an absolute path below `root`, as it is now. */
export function nodeAt(root: DirectoryNode, path: string): Node | undefined {
  let node: Node | undefined = root;
  for (const name of namesOf(path)) {
    node = node?.kind === 'directory' ? node.entries.get(name) : undefined;
  }
  return node;
}

/** Where a path has its name; its directory must exist. */
export function slotAt(root: DirectoryNode, path: string): NameSlot {
  const names = namesOf(path);
  const name = names.pop() ?? '';
  const directory = nodeAt(root, names.join('/'));
  if (directory?.kind !== 'directory') throw new Error(`No directory above ${path}.`);
  return { directory, name };
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '');
}
