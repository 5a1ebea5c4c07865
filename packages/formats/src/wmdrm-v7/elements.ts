/**
 * Elements of a version 7 license by local name ([MS-DRM] 2.2.3.2.4.2). Those after META are expected but not
 * documented, and another page draws DATA beside LICENSORINFO, so elements are found by name, not by a fixed path.
 */

/** Element whose text becomes a field of the description. */
export type FieldName = 'LID' | 'KID' | 'ISSUEDATE' | 'PRIORITY' | 'RevInfoVersion';

const fieldNames: readonly string[] = [
  'LID',
  'KID',
  'ISSUEDATE',
  'PRIORITY',
  'RevInfoVersion',
] satisfies FieldName[];

export function isFieldName(name: string): name is FieldName {
  return fieldNames.includes(name);
}

/** Keys, signatures, certificates and lists: stepped over with all they hold. */
export const opaqueElements: ReadonlySet<string> = new Set([
  'CONTENTPUBKEY',
  'ENABLINGBITS',
  'SIGNATURE',
  'CERTIFICATECHAIN',
  'RevocationList',
  'REVOCATION',
]);

/** Events with a condition and a script; ONACTION names its action in the attribute `type`. */
export const eventElements: ReadonlySet<string> = new Set(['ONSTORE', 'ONSELECT', 'ONACTION']);

/** The parts of an event that hold a script; read only to see whether there is one, never evaluated. */
export const scriptElements: ReadonlySet<string> = new Set(['CONDITION', 'ACTION']);
