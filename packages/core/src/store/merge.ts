import type { LicenseState } from './license-state.js';

/** How records that come in meet those already there. */
export interface MergeRule {
  /** Who wins if neither issue dates nor sequence decide. */
  readonly tie: 'incoming' | 'local';
  /** Bring deleted licenses back. Revoked ones never come back. */
  readonly revive: boolean;
  /** For the same payload: take the incoming record if its header differs (a new mask, a better format). */
  readonly redescribe: boolean;
  /**
   * Sequence of the snapshot the incoming records were read from, if it belongs to this store's lineage: a local record
   * with a higher sequence changed afterwards.
   */
  readonly lineageSequence?: number;
}

/** What a merge did, a number of licenses each. */
export interface MergeCounts {
  readonly added: number;
  readonly updated: number;
  /** Deleted before, live again. */
  readonly revived: number;
  readonly unchanged: number;
  /** Different, but the local one stays. */
  readonly kept: number;
  /** Deleted here and left so. */
  readonly notRevived: number;
  /** Revoked here and left so. */
  readonly revoked: number;
}

export type MergeOutcome = keyof MergeCounts;

/** What the rule looks at on the local side. */
export interface LocalSide {
  readonly state: LicenseState;
  readonly sequence: number;
  /** Milliseconds since 1970 UTC. */
  readonly issued?: number;
  /** Payloads are the same bytes. */
  readonly samePayload: boolean;
  /** Whole records are the same bytes. */
  readonly sameRecord: boolean;
}

/**
 * What becomes of one incoming record: the same payload changes nothing, otherwise the newer issue date wins, then,
 * within one lineage, the newer sequence, then the rule's tie.
 */
export function decideMerge(
  local: LocalSide | undefined,
  issued: number | undefined,
  rule: MergeRule,
): MergeOutcome {
  if (!local) return 'added';
  if (local.state === 'revoked') return 'revoked';
  if (local.state === 'deleted') return rule.revive ? 'revived' : 'notRevived';
  if (local.samePayload) return rule.redescribe && !local.sameRecord ? 'updated' : 'unchanged';
  if (local.issued !== undefined && issued !== undefined && local.issued !== issued) {
    return issued > local.issued ? 'updated' : 'kept';
  }
  if (rule.lineageSequence !== undefined) {
    return local.sequence > rule.lineageSequence ? 'kept' : 'updated';
  }
  return rule.tie === 'incoming' ? 'updated' : 'kept';
}

/** True for the outcomes that write the incoming record. */
export function takesIncoming(outcome: MergeOutcome): boolean {
  return outcome === 'added' || outcome === 'updated' || outcome === 'revived';
}

/** All counts zero. */
export const noMerges: MergeCounts = {
  added: 0,
  updated: 0,
  revived: 0,
  unchanged: 0,
  kept: 0,
  notRevived: 0,
  revoked: 0,
};

/** The sum of two counts. */
export function addCounts(a: MergeCounts, b: MergeCounts): MergeCounts {
  return {
    added: a.added + b.added,
    updated: a.updated + b.updated,
    revived: a.revived + b.revived,
    unchanged: a.unchanged + b.unchanged,
    kept: a.kept + b.kept,
    notRevived: a.notRevived + b.notRevived,
    revoked: a.revoked + b.revoked,
  };
}
