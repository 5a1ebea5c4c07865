import type { SeededRandom } from '../seeded/seeded-random.js';
import type { DirectoryNode, NameSlot, Node } from './nodes.js';

/** A create (only `to`), a rename (both) or an unlink (only `from`) that has been acknowledged and not flushed. */
export interface NameChange {
  readonly node: Node;
  readonly from?: NameSlot;
  readonly to?: NameSlot;
}

/** The names a disk holds, directory by directory; those not in it have their durable ones. */
export type NameImage = Map<DirectoryNode, Map<string, Node>>;

/** The changes of names since the directories were flushed, oldest first. */
export class PendingNames {
  #changes: NameChange[];

  constructor(changes: readonly NameChange[] = []) {
    this.#changes = [...changes];
  }

  get all(): readonly NameChange[] {
    return this.#changes;
  }

  add(change: NameChange): void {
    this.#changes.push(change);
  }

  /**
   * Makes the changes in one directory durable. A rename counts in the directory of the new name, and is durable as a
   * whole with it; flushing the directory of the old name alone leaves it open.
   * @param most at most so many changes, the oldest first; default all.
   */
  flush(directory: DirectoryNode, most: number = Infinity): void {
    let left = most;
    for (const change of this.#changes) {
      if ((change.to ?? change.from)?.directory !== directory || left-- <= 0) continue;
      applyChange(change, this.#changes, (each) => each.durable);
      // Where the node was before has no more bearing on what the disk may hold.
      const last = this.#changes.indexOf(change);
      this.#changes = this.#changes.filter(
        (each, index) => each !== change && (index > last || each.node !== change.node),
      );
    }
  }

  /**
   * The names a disk may hold after a crash: the flushed ones, and each change since then either done as a whole or not
   * at all, independently of the others.
   * @param keep how likely each change is to be there, 0 … 1.
   */
  survivors(keep: number, random: SeededRandom): NameImage {
    const image: NameImage = new Map();
    const namesIn = (directory: DirectoryNode): Map<string, Node> => {
      const names = image.get(directory) ?? new Map(directory.durable);
      image.set(directory, names);
      return names;
    };
    for (const change of this.#changes) {
      if (random.chance(keep)) applyChange(change, this.#changes, namesIn);
    }
    return image;
  }
}

/** Gives the node of a change its new name, and takes away every other it had on the way there. */
function applyChange(
  change: NameChange,
  changes: readonly NameChange[],
  namesIn: (directory: DirectoryNode) => Map<string, Node>,
): void {
  for (const each of changes) {
    if (each.node === change.node) {
      for (const slot of [each.from, each.to]) {
        if (slot && namesIn(slot.directory).get(slot.name) === change.node) {
          namesIn(slot.directory).delete(slot.name);
        }
      }
    }
    if (each === change) break;
  }
  if (change.to) namesIn(change.to.directory).set(change.to.name, change.node);
}
