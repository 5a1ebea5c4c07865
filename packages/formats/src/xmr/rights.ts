import type { LicenseRight, OutputProtectionLevels } from '@wmdrm/core';
import { maxRights } from '../limits.js';
import { xmrType } from './object-types.js';
import { malformedXmr, type XmrObject } from './objects.js';

/** A right while its container is read. */
export type DraftRight = { -readonly [name in keyof LicenseRight]: LicenseRight[name] };

const namesByContainer: ReadonlyMap<number, string> = new Map([
  [xmrType.playContainer, 'Play'],
  [xmrType.copyContainer, 'Copy'],
  [xmrType.copyContainerV2, 'Copy'],
  [xmrType.playlistBurn, 'PlaylistBurn'],
]);

/** The rights of a license: one per policy container, in document order. */
export class RightsReader {
  readonly #rights = new Map<XmrObject, DraftRight>();
  #burnCount: number | undefined;
  #secondsForAll: number | undefined;
  #playProtection: OutputProtectionLevels | undefined;
  #otherProtection: OutputProtectionLevels | undefined;

  /** True if any limit counts down or runs out with use. */
  stateful = false;

  /** Notes the right, if `object` is the container of one. */
  visit(object: XmrObject): void {
    const name = namesByContainer.get(object.type);
    if (name === undefined) return;
    if (this.#rights.size === maxRights) {
      throw malformedXmr(`more than ${maxRights} rights`, object.offset);
    }
    this.#rights.set(object, { name });
  }

  /** The right `object` belongs to: that of the nearest container around it. */
  around(object: XmrObject): DraftRight | undefined {
    for (let at = object.parent; at; at = at.parent) {
      const right = this.#rights.get(at);
      if (right) return right;
    }
    return undefined;
  }

  count(object: XmrObject, count: number): void {
    this.stateful = true;
    const right = this.around(object);
    if (right) right.count = count;
  }

  burns(count: number): void {
    this.stateful = true;
    this.#burnCount = count;
  }

  secondsAfterFirstUse(object: XmrObject, seconds: number): void {
    this.stateful = true;
    const right = this.around(object);
    if (right) right.secondsAfterFirstUse = seconds;
    else this.#secondsForAll = seconds;
  }

  outputProtection(object: XmrObject, levels: OutputProtectionLevels): void {
    if (this.around(object)?.name === 'Play') this.#playProtection ??= levels;
    else this.#otherProtection ??= levels;
  }

  /** Levels of the play right, else of whatever has some. */
  get protection(): OutputProtectionLevels | undefined {
    return this.#playProtection ?? this.#otherProtection;
  }

  /** @param conditional true if something that is not evaluated here restricts all of them */
  finish(conditional: boolean): readonly LicenseRight[] {
    const forAll =
      this.#secondsForAll === undefined ? {} : { secondsAfterFirstUse: this.#secondsForAll };
    return [...this.#rights.values()].map((right) => ({
      ...forAll,
      ...right,
      ...(right.name === 'PlaylistBurn' && this.#burnCount !== undefined
        ? { count: this.#burnCount }
        : {}),
      ...(conditional ? { conditional } : {}),
    }));
  }
}
