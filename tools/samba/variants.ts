/** What a private server insists on. */
export interface Variant {
  /** Lines of the section `[global]`. */
  readonly global: readonly string[];
  /** Lines of every share. */
  readonly share?: readonly string[];
}

/**
 * The servers the client is tried against. `SMB3_00` stands for exactly 3.0; the alias `SMB3` of Samba means 3.1.1.
 */
export const variants = {
  default: { global: ['server min protocol = SMB2_02'] },
  signing: { global: ['server min protocol = SMB2_02', 'server signing = mandatory'] },
  encryption: {
    global: ['server min protocol = SMB3_00', 'server smb encrypt = required'],
  },
  'smb3.0': {
    global: [
      'server min protocol = SMB3_00',
      'server max protocol = SMB3_00',
      'server signing = mandatory',
    ],
  },
  'smb3.0-encryption': {
    global: [
      'server min protocol = SMB3_00',
      'server max protocol = SMB3_02',
      'server smb encrypt = required',
    ],
  },
  'smb2.1': {
    global: ['server min protocol = SMB2_02', 'server max protocol = SMB2_10'],
  },
  'case-sensitive': {
    global: ['server min protocol = SMB2_02'],
    share: ['case sensitive = yes'],
  },
} as const satisfies Readonly<Record<string, Variant>>;

export type VariantName = keyof typeof variants;

export function isVariant(name: string): name is VariantName {
  return name in variants;
}
