/**
 * Node 22 calls `node:sqlite` experimental on every start; the store is tested on it. This one warning is dropped, all
 * others appear.
 */
export function silenceSqliteWarning(): void {
  process.emitWarning = new Proxy(process.emitWarning, {
    apply(emitWarning, self, args: Parameters<typeof process.emitWarning>) {
      if (!isSqliteWarning(args[0], args[1])) Reflect.apply(emitWarning, self, args);
    },
  });
}

function isSqliteWarning(warning: unknown, kind: unknown): boolean {
  const type = typeof kind === 'object' && kind !== null && 'type' in kind ? kind.type : kind;
  return (
    type === 'ExperimentalWarning' &&
    typeof warning === 'string' &&
    warning.startsWith('SQLite is an experimental feature')
  );
}
