export { isSmbError, SmbError } from './errors/smb-error.js';
