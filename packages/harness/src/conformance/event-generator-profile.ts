import type { Profile } from '../contract/contract-case.js';
import { attributeCases } from './cases/events/attributes.cases.js';
import { beginEndCases } from './cases/events/begin-end.cases.js';
import { generatorKind, queueKind } from './cases/events/event-source.js';
import { getEventCases } from './cases/events/get-event.cases.js';
import { mediaFoundationObjectCases } from './cases/events/media-foundation-objects.cases.js';
import { queueingCases } from './cases/events/queueing.cases.js';
import { shutdownCases } from './cases/events/shutdown.cases.js';
import { stateWalkCases } from './cases/events/state-walk.cases.js';
import { startConformanceCase, type ConformanceContext } from './conformance-context.js';
import { capabilities } from './subject/capability.js';
import type { ConformanceSubject } from './subject/conformance-subject.js';
import { watchedRequirements } from './watch/watched-requirements.js';

/** The event model of Media Foundation: of an IWMDRMLicenseManagement, and of the objects of mfplat.dll. */
export const eventGeneratorProfile: Profile<ConformanceSubject, ConformanceContext> = {
  name: 'event-generator',
  about:
    'The event model of Media Foundation: of an `IWMDRMLicenseManagement`, and of the objects of mfplat.dll.',
  source: { level: 'inherited', rule: 'Media Foundation' },
  cases: [
    ...[generatorKind, queueKind].flatMap((kind) => [
      ...getEventCases(kind),
      ...beginEndCases(kind),
      ...queueingCases(kind),
      ...shutdownCases(kind),
      ...stateWalkCases(kind),
    ]),
    ...mediaFoundationObjectCases,
    ...attributeCases,
  ],
  watched: Object.values(watchedRequirements),
  offers: capabilities,
  offersOf: (subject) => new Set(subject.capabilities),
  start: startConformanceCase,
};
