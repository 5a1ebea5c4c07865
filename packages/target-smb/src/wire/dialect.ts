/** Dialect revisions, [MS-SMB2] 2.2.3, by the names people know them. */
export const dialects = {
  '2.0.2': 0x0202,
  '2.1': 0x0210,
  '3.0': 0x0300,
  '3.0.2': 0x0302,
  '3.1.1': 0x0311,
} as const;

export type DialectName = keyof typeof dialects;

/** The name of a dialect a server chose; `undefined` for one that is not in the table. */
export function dialectName(revision: number): DialectName | undefined {
  const names = Object.keys(dialects) as DialectName[];
  return names.find((name) => dialects[name] === revision);
}
