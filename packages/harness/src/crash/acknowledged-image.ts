import { memfs } from 'memfs';
import type { CrashImage } from './crash-image.js';
import type { DirectoryNode, FileNode } from './nodes.js';

/** The functions of memfs that do their work at once. */
export type LiveFs = ReturnType<typeof memfs>['fs'];

/** A file as programs see it. */
export interface LiveFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What programs see: the tree of an image in a memfs of its own. */
export function acknowledgedImage(image: CrashImage): LiveFs {
  const { fs } = memfs();
  const plant = (directory: DirectoryNode, path: string): void => {
    for (const [name, node] of directory.entries) {
      const at = `${path}/${name}`;
      if (node.kind === 'directory') {
        fs.mkdirSync(at);
        plant(node, at);
      } else {
        fs.writeFileSync(at, image.contentOf(node), { mode: 0o600 });
      }
    }
  };
  plant(image.root, '');
  return fs;
}

/** The files of the live tree, with the bytes programs see. */
export function contentsOf(root: DirectoryNode, live: LiveFs): ReadonlyMap<FileNode, LiveFile> {
  const contents = new Map<FileNode, LiveFile>();
  const collect = (directory: DirectoryNode, path: string): void => {
    for (const [name, node] of directory.entries) {
      const at = `${path}/${name}`;
      if (node.kind === 'directory') collect(node, at);
      else
        contents.set(node, { path: at, bytes: Uint8Array.from(live.readFileSync(at) as Buffer) });
    }
  };
  collect(root, '');
  return contents;
}
