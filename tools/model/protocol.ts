/** What the code does, rule by rule; without one of them it is another protocol. */
export interface Protocol {
  /** After the publish a run looks again for a higher run before it says `completed`. */
  readonly looksAfterPublish: boolean;
  /** And once more before it prunes. */
  readonly looksBeforePruning: boolean;
  /** Pruning removes lower numbers only, and stops if a higher generation is listed. */
  readonly prunesLowerOnly: boolean;
  /** Of segments its parent does not reference, a run takes over only those numbered above the newest generation. */
  readonly adoptsAboveParentOnly: boolean;
  /** What it takes over keeps its name. */
  readonly adoptsInPlace: boolean;
  /** Leases stay when a set is pruned. */
  readonly keepsLeases: boolean;
  /** Looking for a higher run, it also asks for the next lease by name. */
  readonly asksForNextLease: boolean;
  /** Looking for the newest manifest, it also asks for the names above the highest one listed. */
  readonly asksForManifests: boolean;
  /** After a lost reply it removes the temporary before it says that the manifest is not there. */
  readonly removesTemporary: boolean;
  /** It flushes the directories of its segments before it publishes the manifest. */
  readonly flushesDirectories: boolean;
  /** It flushes the manifest's directory before it says `completed`. */
  readonly flushesManifest: boolean;
  /** It claims N only if number N−1 is still there when the directory has been flushed. */
  readonly numbersWithoutGaps: boolean;
  /** It reads its lease back once that is flushed. */
  readonly looksForLease: boolean;
  /** It ends if the newest manifest it has found is gone when it is read. */
  readonly endsWithoutNewest: boolean;
  /** It asks for its segments once they are flushed. */
  readonly looksForSegments: boolean;
  /** And for its parent's manifest. */
  readonly looksForParent: boolean;
  /** It asks for its manifest once that is flushed. */
  readonly looksForManifest: boolean;
}

export const asBuilt: Protocol = {
  looksAfterPublish: true,
  looksBeforePruning: true,
  prunesLowerOnly: true,
  adoptsAboveParentOnly: true,
  adoptsInPlace: true,
  keepsLeases: true,
  asksForNextLease: true,
  asksForManifests: true,
  removesTemporary: true,
  flushesDirectories: true,
  flushesManifest: true,
  numbersWithoutGaps: true,
  looksForLease: true,
  endsWithoutNewest: true,
  looksForSegments: true,
  looksForParent: true,
  looksForManifest: true,
};
