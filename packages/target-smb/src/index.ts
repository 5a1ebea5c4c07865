export { isSmbError, SmbError } from './errors/smb-error.js';
export { SmbClient, type SmbClientOptions, type SmbNegotiated } from './client/smb-client.js';
export type { SmbFile } from './client/smb-file.js';
export type { SmbShare, SmbSpace, SmbStat } from './client/smb-share.js';
export type { DialectName } from './wire/dialect.js';
export type { FileKind } from './wire/file-attributes.js';
export type { CipherName, SigningName } from './wire/negotiate-contexts.js';
export type { DirectoryEntry } from './wire/query-directory.js';
export { smbTarget, type SmbTargetOptions } from './target/smb-target.js';
