/** NEGOTIATE flags, [MS-NLMP] 2.2.2.5. */
export const ntlmFlags = {
  unicode: 0x0000_0001,
  requestTarget: 0x0000_0004,
  sign: 0x0000_0010,
  ntlm: 0x0000_0200,
  alwaysSign: 0x0000_8000,
  extendedSessionSecurity: 0x0008_0000,
  targetInfo: 0x0080_0000,
  key128: 0x2000_0000,
  keyExchange: 0x4000_0000,
} as const;

/** What this client asks for, and a server must grant: everything it does rests on it. */
export const wantedFlags: number = Object.values(ntlmFlags).reduce((all, flag) => all | flag, 0);

/** Those without which a session key is weak, or there is none to sign with. */
export const neededFlags: number =
  ntlmFlags.unicode |
  ntlmFlags.extendedSessionSecurity |
  ntlmFlags.targetInfo |
  ntlmFlags.key128 |
  ntlmFlags.keyExchange;

export const signature: Buffer = Buffer.from('NTLMSSP\0', 'latin1');
