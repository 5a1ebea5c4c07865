/** File attributes, [MS-FSCC] 2.6. */
const attributes = { directory: 0x10, device: 0x40, reparsePoint: 0x400 } as const;

export type FileKind = 'file' | 'directory' | 'other';

/** What the attributes say it is; links and devices are `other`. */
export function kindOf(fileAttributes: number): FileKind {
  if (fileAttributes & (attributes.reparsePoint | attributes.device)) return 'other';
  return fileAttributes & attributes.directory ? 'directory' : 'file';
}

/** The attribute of files nothing special is said about, [MS-FSCC] 2.6. */
export const normalFile = 0x80;
