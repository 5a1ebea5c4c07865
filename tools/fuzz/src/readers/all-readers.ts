import type { FuzzReader } from '../fuzz-reader.ts';
import { coreReaders } from './core-readers.ts';
import { formatReaders } from './format-readers.ts';
import { smbReaders } from './smb-readers.ts';

/** Everything that reads bytes somebody else may have made. */
export const allReaders: readonly FuzzReader[] = [...formatReaders, ...coreReaders, ...smbReaders];
