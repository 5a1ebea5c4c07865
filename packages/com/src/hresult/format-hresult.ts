import { findResultCode } from './code-table.js';
import { unsigned, type HRESULT } from './hresult.js';

/** `0xC00D2742`. */
export function formatHresultValue(hr: HRESULT): string {
  return `0x${unsigned(hr).toString(16).toUpperCase().padStart(8, '0')}`;
}

/** `NS_E_DRM_BACKUP_EXISTS (0xC00D2742)`; a code without a known name is its value alone. */
export function formatHresult(hr: HRESULT): string {
  const name = findResultCode(hr)?.name;
  const value = formatHresultValue(hr);
  return name === undefined ? value : `${name} (${value})`;
}
