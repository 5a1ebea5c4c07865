import type { Profile } from '../contract/contract-case.js';
import { interfaceRuleCases } from './cases/iunknown/rules.cases.js';
import { startConformanceCase, type ConformanceContext } from './conformance-context.js';
import { capabilities } from './subject/capability.js';
import type { ConformanceSubject } from './subject/conformance-subject.js';
import { watchedRequirements } from './watch/watched-requirements.js';

/** The rules of IUnknown, for every object of the contract, over every interface the suite knows. */
export const iunknownProfile: Profile<ConformanceSubject, ConformanceContext> = {
  name: 'iunknown',
  about:
    'The rules of `IUnknown`, for every object of the contract over every interface the suite knows.',
  source: { level: 'inherited', rule: 'COM' },
  cases: interfaceRuleCases,
  watched: Object.values(watchedRequirements),
  offers: capabilities,
  offersOf: (subject) => new Set(subject.capabilities),
  start: startConformanceCase,
};
