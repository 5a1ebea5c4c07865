import type { ContractCase } from '../../../contract/contract-case.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { actionAllowedCases } from './action-allowed.cases.js';
import { categoryCases } from './category.cases.js';
import { queryParamsCases } from './query-params.cases.js';
import { stateCases } from './state.cases.js';

/** What all licenses of a key id together allow. */
export const allQueryCases: readonly ContractCase<ConformanceContext>[] = [
  ...stateCases,
  ...categoryCases,
  ...actionAllowedCases,
  ...queryParamsCases,
];
