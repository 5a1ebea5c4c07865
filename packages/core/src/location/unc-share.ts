import { asciiLowerCase } from './ascii-case.js';
import { endsInDotOrSpace, holdsForbidden } from './name-characters.js';
import type { Refuse } from './path-error.js';

/** What `pchar` of [MS-DTYP] 2.2.57 leaves out, and [MS-FSCC] 2.1.6; the backslash cannot occur. */
const forbidden = '"/[]:|<>+=;,*?';
/** `share-name = 1*80pchar`, [MS-DTYP] 2.2.57. */
const longestShare = 80;
/** Shares that lead to pipes, mailslots and printer drivers. */
const notDisk: readonly string[] = ['ipc$', 'pipe', 'mailslot', 'print$'];
/** The name the WebClient redirector of Windows puts in the place of a share. */
const webDavRoot = 'davwwwroot';

/** R11 to R14. Inner spaces, a `$` at the end, letters beyond ASCII and device names are legal. */
export function checkShare(share: string, refuse: Refuse): void {
  const part = { role: 'the share', text: share };
  const name = asciiLowerCase(share);
  if (name === '.' || name === '..' || holdsForbidden(name, forbidden))
    refuse('UNC_BAD_SHARE', part); // R11
  if (notDisk.includes(name)) refuse('UNC_NOT_DISK', part); // R12
  if (name === webDavRoot) refuse('UNC_WEBDAV', part);
  if (endsInDotOrSpace(name)) refuse('UNC_TRAILING_DOT_SPACE', part); // R13
  if (share.length > longestShare) refuse('UNC_TOO_LONG', part); // R14
}
