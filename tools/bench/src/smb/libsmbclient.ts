/** What this program calls of Samba's library, `libsmbclient.h`. */
export interface LibSmbClient {
  /** Makes a context that speaks with whoever the URL names; false where that failed. */
  start(): boolean;
  /** A file handle, or a negative number. */
  create(url: string): number;
  /** Bytes that were taken, or a negative number. */
  write(file: number, bytes: Uint8Array, length: number): number;
  /** 0 where every byte was taken. */
  close(file: number): number;
}

/** The one command that installs what is missing to call the library; `undefined` where nothing is. */
export async function libsmbclientInstall(): Promise<string | undefined> {
  const koffi = await importKoffi();
  if (!koffi) return 'npm install --no-save --ignore-scripts koffi@3.3.4';
  return openLibrary(koffi) ? undefined : 'apt-get install libsmbclient';
}

/** The library through koffi, to be loaded once in a process; `undefined` where one of the two is not installed. */
export async function loadLibsmbclient(): Promise<LibSmbClient | undefined> {
  const koffi = await importKoffi();
  const library = koffi && openLibrary(koffi);
  if (!library) return undefined;
  koffi.proto(
    'void AuthData(const char *server, const char *share, void *group, int groupSize, ' +
      'void *user, int userSize, void *password, int passwordSize)',
  );
  const newContext = library.func('void *smbc_new_context()');
  const setAuth = library.func('void smbc_setFunctionAuthData(void *context, AuthData *ask)');
  const initContext = library.func('void *smbc_init_context(void *context)');
  const setContext = library.func('void *smbc_set_context(void *context)');
  const open = library.func('int smbc_open(const char *url, int flags, uint32_t mode)');
  const write = library.func('int64_t smbc_write(int file, const uint8_t *bytes, size_t length)');
  const close = library.func('int smbc_close(int file)');
  // O_WRONLY, O_CREAT and O_EXCL of Linux: what the other side does, too.
  const exclusive = 0o1 | 0o100 | 0o200;
  return {
    start: () => {
      const context = newContext();
      if (!context) return false;
      // User and password stand in the URL; the library wants somebody to ask all the same.
      setAuth(context, () => undefined);
      if (!initContext(context)) return false;
      setContext(context);
      return true;
    },
    create: (url) => Number(open(url, exclusive, 0o644)),
    write: (file, bytes, length) => Number(write(file, bytes, length)),
    close: (file) => Number(close(file)),
  };
}

interface KoffiLibrary {
  func(prototype: string): (...values: readonly unknown[]) => unknown;
}

interface Koffi {
  load(name: string): KoffiLibrary;
  proto(prototype: string): unknown;
}

function openLibrary(koffi: Koffi): KoffiLibrary | undefined {
  try {
    return koffi.load('libsmbclient.so.0');
  } catch {
    return undefined;
  }
}

/** koffi is no dependency: whoever wants this comparison installs it. */
async function importKoffi(): Promise<Koffi | undefined> {
  const name: string = 'koffi';
  try {
    const { default: koffi } = (await import(name)) as { readonly default: Koffi };
    return koffi;
  } catch {
    return undefined;
  }
}
