import type { SeededRandom } from '../seeded/seeded-random.js';
import { DirectoryNode, FileNode, type Node } from './nodes.js';
import { PendingNames, type NameChange, type NameImage } from './pending-names.js';
import { survivingBytes } from './pending-writes.js';

/** All a crash file system knows: the live tree with the durable one in its nodes, and the open changes of names. */
export interface CrashImage {
  readonly root: DirectoryNode;
  readonly names: PendingNames;
}

/** The tree a disk may hold when the power fails now: all of it durable, nothing pending. */
export function afterPowerLoss(image: CrashImage, random: SeededRandom): CrashImage {
  const names = image.names.survivors(likelihood(random), random);
  const keepBytes = likelihood(random);
  const copies = new Map<Node, Node>();
  const copy = (node: Node): Node => {
    const known = copies.get(node);
    if (known) return known;
    if (node.kind === 'file') {
      const file = new FileNode(survivingBytes(node, keepBytes, random));
      copies.set(node, file);
      return file;
    }
    const directory = new DirectoryNode();
    copies.set(node, directory);
    for (const [name, child] of entriesAfter(node, names)) {
      directory.entries.set(name, copy(child));
      directory.durable.set(name, copy(child));
    }
    return directory;
  };
  return { root: copy(image.root) as DirectoryNode, names: new PendingNames() };
}

/** The same tree for another process: everything acknowledged is there, what was not flushed still is not. */
export function afterProcessDeath(image: CrashImage): CrashImage {
  const copies = new Map<Node, Node>();
  const copy = (node: Node): Node => {
    const known = copies.get(node);
    if (known) return known;
    if (node.kind === 'file') {
      const file = new FileNode(node.durable, node.bytes);
      file.pending = [...node.pending];
      copies.set(node, file);
      return file;
    }
    const directory = new DirectoryNode();
    copies.set(node, directory);
    for (const [name, child] of node.entries) directory.entries.set(name, copy(child));
    for (const [name, child] of node.durable) directory.durable.set(name, copy(child));
    return directory;
  };
  const root = copy(image.root) as DirectoryNode;
  const names = image.names.all.map((change) => copyChange(change, copy));
  return { root, names: new PendingNames(names) };
}

/** Nothing and everything are worth as much as all that lies between. */
function likelihood(random: SeededRandom): number {
  const [none, all] = [0, 1];
  return random.chance(0.4) ? random.pick([none, all]) : random.fraction();
}

function entriesAfter(directory: DirectoryNode, image: NameImage): ReadonlyMap<string, Node> {
  return image.get(directory) ?? directory.durable;
}

function copyChange({ node, from, to }: NameChange, copy: (node: Node) => Node): NameChange {
  return {
    node: copy(node),
    ...(from && { from: { name: from.name, directory: copy(from.directory) as DirectoryNode } }),
    ...(to && { to: { name: to.name, directory: copy(to.directory) as DirectoryNode } }),
  };
}
