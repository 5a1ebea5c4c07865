import { seededRandom, type SeededRandom } from '../seeded/seeded-random.js';
import type { FaultOn, FaultVocabulary } from './fault.js';

/** What may be drawn. */
export interface SeededFaultsOptions<Operation extends string> {
  /** Operations that may be met. Default all. A torn write always meets a write. */
  readonly on?: readonly Operation[];
  /** What may happen to them. Default everything. */
  readonly kinds?: readonly FaultOn<Operation, string>['do'][];
  /** Number of faults. Default one to three. */
  readonly count?: number;
  /** Each fault meets one of so many calls of its operation. Default 20. */
  readonly within?: number;
  /** Longest delay in milliseconds. Default 5000. */
  readonly longestDelay?: number;
}

const everyKind = ['error', 'lost-reply', 'torn-write', 'disconnect', 'delay'] as const;

/** A plan of faults; the same seed and options draw the same. Print it with a failure: it is all that is needed. */
export function seededFaults<Operation extends string, Code extends string>(
  seed: number,
  vocabulary: FaultVocabulary<Operation, Code>,
  options: SeededFaultsOptions<Operation> = {},
): readonly FaultOn<Operation, Code>[] {
  const random = seededRandom(seed);
  const count = options.count ?? 1 + random.below(3);
  return Array.from({ length: count }, () => drawFault(random, vocabulary, options));
}

function drawFault<Operation extends string, Code extends string>(
  random: SeededRandom,
  vocabulary: FaultVocabulary<Operation, Code>,
  options: SeededFaultsOptions<Operation>,
): FaultOn<Operation, Code> {
  const kind = random.pick(options.kinds ?? everyKind);
  const on = random.pick(options.on ?? vocabulary.operations);
  const nth = 1 + random.below(options.within ?? 20);
  switch (kind) {
    case 'delay':
      return { on, nth, do: kind, milliseconds: 1 + random.below(options.longestDelay ?? 5000) };
    case 'torn-write': {
      const code = random.pick(vocabulary.likely);
      // Half of them in the middle, the others near the beginning of the bytes.
      const bytes = random.chance(0.5) ? {} : { bytes: random.below(100) };
      return { on: vocabulary.write, nth, do: kind, code, ...bytes };
    }
    case 'error':
      return { on, nth, do: kind, code: random.pick(vocabulary.likely) };
    case 'lost-reply':
    case 'disconnect':
      return { on, nth, do: kind, code: random.pick(vocabulary.broken) };
  }
}
