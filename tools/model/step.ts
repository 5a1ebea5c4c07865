/** What a run does next, or how it has ended. In the order of a run; `run-code.ts` says where the code does it. */
export const step = {
  notBegun: 0,
  flushLease: 1,
  listSet: 2,
  findNewestManifest: 3,
  readParent: 4,
  copySegments: 5,
  flushDirectories: 6,
  lookBeforePublish: 7,
  publish: 8,
  readBack: 9,
  removeTemporary: 10,
  readBackAgain: 11,
  lookAfterFailure: 12,
  flushManifest: 13,
  lookAfterPublish: 14,
  listToPrune: 15,
  lookBeforePruning: 16,
  removeManifests: 17,
  removeSegments: 18,
  /** It has said `completed`, and does nothing more. */
  completed: 19,
  /** It has said that its generation is not there, and never will be. */
  failed: 20,
  /** Its process has gone, it was superseded, or it said that it does not know: it has promised nothing. */
  ended: 21,
} as const;

export type Step = (typeof step)[keyof typeof step];

export const isOver = (at: Step): boolean => at >= step.completed;

export const isUnderWay = (at: Step): boolean => at !== step.notBegun && !isOver(at);

/** It has told its caller that the backup is there. */
export const hasCompleted = (at: Step): boolean => at >= step.listToPrune && at <= step.completed;
