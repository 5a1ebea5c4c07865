/** Commands of the SMB2 header, [MS-SMB2] 2.2.1.2. */
export const command = {
  negotiate: 0x0000,
  sessionSetup: 0x0001,
  logoff: 0x0002,
  treeConnect: 0x0003,
  treeDisconnect: 0x0004,
  create: 0x0005,
  close: 0x0006,
  flush: 0x0007,
  read: 0x0008,
  write: 0x0009,
  ioctl: 0x000b,
  echo: 0x000d,
  queryDirectory: 0x000e,
  queryInfo: 0x0010,
  setInfo: 0x0011,
} as const;

export type Command = (typeof command)[keyof typeof command];
