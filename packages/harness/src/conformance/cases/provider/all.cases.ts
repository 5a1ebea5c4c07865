import type { ContractCase } from '../../../contract/contract-case.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { providerCases } from './provider.cases.js';
import { startupCases } from './startup.cases.js';

/** How a client gets to the first object. */
export const allProviderCases: readonly ContractCase<ConformanceContext>[] = [
  ...startupCases,
  ...providerCases,
];
