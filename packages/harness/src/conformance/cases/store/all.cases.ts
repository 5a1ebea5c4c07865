import type { ContractCase } from '../../../contract/contract-case.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { acquireLicenseCases } from './acquire-license.cases.js';
import { cleanStoreCases } from './clean-store.cases.js';
import { deleteLicenseCases } from './delete-license.cases.js';
import { monitorCases } from './monitor.cases.js';
import { nonSilentCases } from './non-silent.cases.js';
import { revocationCases } from './revocation.cases.js';
import { storeLicenseCases } from './store-license.cases.js';

/** How licenses come into the local store, and how they go. */
export const allStoreCases: readonly ContractCase<ConformanceContext>[] = [
  ...storeLicenseCases,
  ...deleteLicenseCases,
  ...cleanStoreCases,
  ...acquireLicenseCases,
  ...nonSilentCases,
  ...monitorCases,
  ...revocationCases,
];
