/**
 * Every rule of the UNC grammar a text can break, as found in `details.rule` of an `invalid-path` error. The names are
 * stable across versions. `meaning` is a sentence without its full stop: the error appends what and where; `remedy` is
 * the remedy of that error. The grammar itself, R1 to R21 in the order they apply, stands with `UncPath`.
 */
export const uncRules = {
  NOT_UNC: {
    meaning: 'A UNC path begins with two separators',
    remedy: 'Write it as \\\\server\\share\\dir or //server/share/dir.',
  },
  UNC_DEVICE: {
    meaning: 'This names a device or a local path, not a share',
    remedy:
      'Write \\\\server\\share\\dir, or exactly \\\\?\\UNC\\server\\share\\dir; a local directory without \\\\?\\ or \\\\.\\ before it.',
  },
  UNC_NO_SERVER: {
    meaning: 'The server is missing',
    remedy: 'Write server and share: \\\\server\\share.',
  },
  UNC_LEADING: {
    meaning: 'More than two separators stand before the server',
    remedy: 'Write exactly two: \\\\server\\share.',
  },
  UNC_NO_SHARE: {
    meaning: 'The share is missing',
    remedy: 'Name a share of the server: \\\\server\\share.',
  },
  UNC_EMPTY_SHARE: {
    meaning: 'Two separators stand between server and share',
    remedy: 'Write one: \\\\server\\share.',
  },
  UNC_WEBDAV: {
    meaning: 'This is the WebDAV form of a UNC path, which is not SMB',
    remedy: 'Give an SMB share without a port behind the server, or a local directory.',
  },
  UNC_CREDENTIALS: {
    meaning: 'A UNC path must not hold a user name or password',
    remedy:
      'Leave out everything up to the @ and log on to the server separately; change the password if it was written to a log.',
  },
  UNC_LOCAL_REDIRECTOR: {
    meaning:
      'This server is a redirector of the local machine, not SMB, and promises no durable writes',
    remedy: 'Use an SMB share, or the local directory behind it.',
  },
  UNC_BAD_HOST: {
    meaning: 'This is not a server name or IP address',
    remedy:
      "Use ASCII letters, digits, '.', '-' and '_', no port; 2001:db8::1 is written 2001-db8--1.ipv6-literal.net, a name in other letters in its xn-- form.",
  },
  UNC_TOO_LONG: {
    meaning: 'A name or the whole path is too long',
    remedy:
      'Keep a host label to 63 characters, the host to 255, the share to 80, each name of the path to 255, the whole below 32767.',
  },
  UNC_BAD_SHARE: {
    meaning: 'This is not a share name',
    remedy:
      'Leave out control characters and each of " / [ ] : | < > + = ; , * ? and use a name other than . and ..',
  },
  UNC_NOT_DISK: {
    meaning: 'This share is for pipes, mailslots or printers, not for files',
    remedy: 'Name a share that holds files.',
  },
  UNC_TRAILING_DOT_SPACE: {
    meaning: 'A name ends in a dot or a space, which Windows silently drops',
    remedy: 'Use a name that ends in another character.',
  },
  UNC_BAD_NAME: {
    meaning: 'This is not a name for a file or directory',
    remedy:
      'Leave out control characters and each of " < > | * ? and slashes inside a name; behind \\\\?\\UNC\\ also empty names, . and /.',
  },
  UNC_DOTDOT: {
    meaning: "The path holds '..', which some servers resolve and others take as a name",
    remedy: 'Write the path without it.',
  },
  UNC_STREAM: {
    meaning: "A name holds ':', which names a stream inside a file",
    remedy: 'Use a name without a colon.',
  },
  UNC_RESERVED_NAME: {
    meaning: 'Windows keeps this name for a device and could not open or delete a file called so',
    remedy:
      'Use a name other than CON, PRN, AUX, NUL, CONIN$, CONOUT$, COM1-COM9 and LPT1-LPT9, with or without extension.',
  },
} as const;

/** Name of a rule of the UNC grammar; see {@link uncRules}. */
export type UncRule = keyof typeof uncRules;
