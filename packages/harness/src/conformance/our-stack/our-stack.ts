import type { Capability } from '../subject/capability.js';
import type { ConformanceSubject } from '../subject/conformance-subject.js';
import { openOurMachine } from './our-machine.js';
import { OurNetwork } from './our-network.js';
import { textFixtures } from './text-fixtures.js';

const all: readonly Capability[] = [
  'media-foundation',
  'blocking-get-event',
  'licenses',
  'query',
  'security',
  'acquisition',
  'operation-progress',
  'hold',
  'fail-held',
  'damage',
  'foreign-files',
  'computers',
  'revive-deleted',
  'restore-service',
];

export interface OurStackOptions {
  /**
   * What this one does without; of use for `acquisition`, `computers` and `restore-service`, which change what it does.
   * Default nothing.
   */
  readonly without?: readonly Capability[];
  /** Default one of its own. */
  readonly network?: OurNetwork;
}

/** The contract as `@wmdrm/com` keeps it, over stores and a network in memory. */
export function ourStack({
  without = [],
  network = new OurNetwork(),
}: OurStackOptions = {}): ConformanceSubject {
  const claimed = new Set(all.filter((capability) => !without.includes(capability)));
  return {
    name: '@wmdrm/com',
    version: '0.1.0',
    capabilities: [...claimed],
    licenses: textFixtures,
    directory: (kind) => network.directory(kind),
    open: (setup) => openOurMachine(setup, network, claimed),
  };
}
