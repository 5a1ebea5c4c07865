import { comTable } from './com-table.js';
import { drmBackupTable } from './drm-backup-table.js';
import { drmMachineTable } from './drm-machine-table.js';
import { drmStoreTable } from './drm-store-table.js';
import { HRESULT_FROM_WIN32, type HRESULT, toHRESULT, unsigned } from './hresult.js';
import { mfTable } from './mf-table.js';
import { win32Table } from './win32-table.js';

/** What is known about a result code. */
export interface ResultCode {
  /** The name in its header; `HRESULT_FROM_WIN32(ERROR_…)` for a wrapped Win32 code. */
  readonly name: string;
  readonly hr: HRESULT;
  /** The header that defines it; `PlayReady` for one of that product, which no SDK of Windows has. */
  readonly header: string;
  /** What it says, in one sentence. */
  readonly meaning: string;
  /** The calls whose page ties the code to them, if any does. */
  readonly documentedFor?: string;
}

interface Entry {
  readonly value: number;
  readonly meaning: string;
  /** Default that of the table. */
  readonly header?: string;
  readonly documentedFor?: string;
}

function resultCodes(header: string, table: Readonly<Record<string, Entry>>): ResultCode[] {
  return Object.entries(table).map(([name, { value, ...rest }]) => ({
    name,
    hr: toHRESULT(value),
    header,
    ...rest,
  }));
}

const wrapped: ResultCode[] = Object.entries(win32Table).map(([name, { value, meaning }]) => ({
  name: `HRESULT_FROM_WIN32(${name})`,
  hr: HRESULT_FROM_WIN32(value),
  header: 'winerror.h',
  meaning,
}));

/**
 * Every result code this package names, each once per name. A value can have two names
 * (`E_ACCESSDENIED` is `HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED)`); the one listed first is printed.
 */
export const codeTable: readonly ResultCode[] = [
  ...resultCodes('winerror.h', comTable),
  ...resultCodes('mferror.h', mfTable),
  ...resultCodes('nserror.h', drmBackupTable),
  ...resultCodes('nserror.h', drmMachineTable),
  ...resultCodes('nserror.h', drmStoreTable),
  ...wrapped,
];

const byValue = new Map<HRESULT, ResultCode>();
for (const code of codeTable) if (!byValue.has(code.hr)) byValue.set(code.hr, code);

/** What is known about a value; `undefined` if this package does not name it. */
export function findResultCode(hr: HRESULT): ResultCode | undefined {
  return byValue.get(unsigned(hr));
}
