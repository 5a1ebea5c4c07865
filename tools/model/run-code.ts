import { step, type Step } from './step.ts';

/** Where the code takes a step of the model. */
export interface StepInCode {
  readonly step: Step;
  /** Function, or class and method, in the file. */
  readonly name: string;
  /** Below packages/core/src. */
  readonly file: string;
  /** The calls of the target it makes, one a line, for run 4 behind generation 2 and a run 3 that died. */
  readonly calls: RegExp;
}

const backup = 'operations/backup';

/** The steps of a run in their order; after a lost reply also those of {@link afterLostReply}. */
export const runInCode: readonly StepInCode[] = [
  {
    step: step.notBegun,
    name: 'LeaseHolder.claim',
    file: 'backup-set/lease-holder.ts',
    calls:
      /flushDirectory \nstat manifest-3\nstat lease-3\ncreateExclusive lease-4\nstaged.publish lease-4\n/,
  },
  {
    step: step.flushLease,
    name: 'findLost',
    file: 'backup-set/lease-holder.ts',
    calls: /flushDirectory \nopen lease-4\n/,
  },
  {
    step: step.listSet,
    name: 'listSet',
    file: 'backup-set/set-listing.ts',
    calls: /list \n/,
  },
  {
    step: step.findNewestManifest,
    name: 'findNewestManifest',
    file: 'backup-set/set-listing.ts',
    calls: /stat manifest-3\n/,
  },
  {
    step: step.readParent,
    name: 'tryReadManifest',
    file: 'backup-set/read-manifest.ts',
    calls: /open manifest-2\n/,
  },
  {
    step: step.copySegments,
    name: 'copySegments',
    file: `${backup}/write-generation.ts`,
    calls:
      /(list segments\/..\n(open segment-\d\n)+flushFile segment-\d\n|(list segments\/..\n)?staged.publish segment-4\n)+/,
  },
  {
    step: step.flushDirectories,
    name: 'assertKept',
    file: 'backup-set/assert-kept.ts',
    calls:
      /(flushDirectory segments\/..\n)+flushDirectory segments\nflushDirectory \nstat manifest-2\n(stat segment-\d\n)+open lease-4\n/,
  },
  {
    step: step.lookBeforePublish,
    name: 'findHigherRun',
    file: 'backup-set/set-listing.ts',
    calls: /list \nstat lease-5\n/,
  },
  {
    step: step.publish,
    name: 'publishManifest',
    file: `${backup}/publish-manifest.ts`,
    calls: /staged.publish manifest-4\n/,
  },
  {
    step: step.flushManifest,
    name: 'confirm',
    file: `${backup}/publish-manifest.ts`,
    calls: /flushDirectory \nstat manifest-4\n(stat segment-\d\n)+open lease-4\n/,
  },
  {
    step: step.lookAfterPublish,
    name: 'findHigherRun',
    file: 'backup-set/set-listing.ts',
    calls: /list \nstat lease-5\n/,
  },
  {
    step: step.listToPrune,
    name: 'pruneSet',
    file: `${backup}/prune-set.ts`,
    calls: /list \n(open manifest-[12]\n)+/,
  },
  {
    step: step.lookBeforePruning,
    name: 'findHigherRun',
    file: 'backup-set/set-listing.ts',
    calls: /list \nstat lease-5\n/,
  },
  {
    step: step.removeManifests,
    name: 'pruneSet',
    file: `${backup}/prune-set.ts`,
    calls: /remove manifest-1\nflushDirectory \nstat manifest-1\n/,
  },
  {
    step: step.removeSegments,
    name: 'removeSegments',
    file: `${backup}/prune-set.ts`,
    calls: /(list .*\n|remove segment-[13]\n)+open lease-4\nstaged.publish lease-4\n/,
  },
];

const settling = { name: 'settleLostReply', file: `${backup}/publish-manifest.ts` };

/** Between the publish and what follows it, if its reply was lost. */
export const afterLostReply: readonly StepInCode[] = [
  { step: step.readBack, ...settling, calls: /open manifest-4\n/ },
  { step: step.removeTemporary, ...settling, calls: /remove manifest-4.tmp\n/ },
  { step: step.readBackAgain, ...settling, calls: /open manifest-4\n/ },
  { step: step.lookAfterFailure, ...settling, calls: /list \nstat lease-5\n/ },
];
