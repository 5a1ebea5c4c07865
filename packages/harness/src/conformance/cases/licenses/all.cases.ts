import type { ContractCase } from '../../../contract/contract-case.js';
import type { ConformanceContext } from '../../conformance-context.js';
import { enumerationCases } from './enumeration.cases.js';
import { filterCases } from './filter.cases.js';
import { licenseCases } from './license.cases.js';
import { orderCases } from './order.cases.js';
import { persistCases } from './persist.cases.js';
import { propertyCases } from './property.cases.js';

/** Enumerations, and what they tell of licenses. */
export const allLicensesCases: readonly ContractCase<ConformanceContext>[] = [
  ...enumerationCases,
  ...filterCases,
  ...orderCases,
  ...licenseCases,
  ...propertyCases,
  ...persistCases,
];
