/** A write that has been acknowledged and not flushed. */
export interface PendingWrite {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

let nodes = 0;

/** A file: what programs see, what the disk holds for certain, and the writes it may or may not hold. */
export class FileNode {
  readonly kind = 'file';
  readonly number: number = ++nodes;
  /** As programs see it. Replaced as a whole, never changed in place. */
  bytes: Uint8Array<ArrayBuffer>;
  durable: Uint8Array<ArrayBuffer>;
  pending: PendingWrite[] = [];

  constructor(
    durable: Uint8Array<ArrayBuffer> = new Uint8Array(0),
    bytes: Uint8Array<ArrayBuffer> = durable,
  ) {
    this.durable = durable;
    this.bytes = bytes;
  }
}

/** A directory: its live entries, and those the disk holds for certain. */
export class DirectoryNode {
  readonly kind = 'directory';
  readonly number: number = ++nodes;
  readonly entries: Map<string, Node> = new Map();
  readonly durable: Map<string, Node> = new Map();
}

export type Node = FileNode | DirectoryNode;

/** One name in one directory. */
export interface NameSlot {
  readonly directory: DirectoryNode;
  readonly name: string;
}

/** Path and bytes of every file below `root`: as programs see them, or as the disk holds them for certain. */
export function filesBelow(
  root: DirectoryNode,
  view: 'live' | 'durable',
): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const collect = (directory: DirectoryNode, path: string): void => {
    for (const [name, node] of view === 'live' ? directory.entries : directory.durable) {
      const at = `${path}/${name}`;
      if (node.kind === 'directory') collect(node, at);
      else files.set(at, view === 'live' ? node.bytes : node.durable);
    }
  };
  collect(root, '');
  return files;
}
