import { lastNameOf, parentOf, withName } from './share-path.js';
import { foldCase } from './fold-case.js';
import { entryNames } from './share-entries.js';
import type { ShareLayer, ShareService } from './share-call.js';

/**
 * Finds files and directories whatever the case of the letters they are asked for with, and keeps the spelling they
 * were made with, as Windows servers do.
 */
export function anyCase(): ShareLayer {
  const directories = new Map<string, Map<string, string>>();

  /** The names in a directory by their folded form; it may be missing. */
  const namesIn = async (
    directory: string,
    service: ShareService,
  ): Promise<Map<string, string>> => {
    const known = directories.get(directory);
    if (known) return known;
    const names = await entryNames(directory, service).catch(() => []);
    const byFold = new Map(names.map((name) => [foldCase(name), name]));
    directories.set(directory, byFold);
    return byFold;
  };

  const spelled = async (path: string, service: ShareService): Promise<string> => {
    let at = '';
    for (const name of path === '' ? [] : path.split('/')) {
      const names = await namesIn(at, service);
      at = withName(at, names.get(foldCase(name)) ?? name);
    }
    return at;
  };

  return async (call, next) => {
    let path = await spelled(call.path, next);
    const from = call.from === undefined ? undefined : await spelled(call.from, next);
    // To rename a file to another spelling of its name is a change; otherwise what is replaced keeps its own.
    if (call.operation === 'rename' && path === from) {
      path = withName(parentOf(path), lastNameOf(call.path));
    }
    const answer = await next({ ...call, path, ...(from !== undefined && { from }) });
    switch (call.operation) {
      case 'create':
      case 'mkdir':
      case 'link':
        directories.get(parentOf(path))?.set(foldCase(lastNameOf(path)), lastNameOf(path));
        break;
      case 'rename':
      case 'unlink':
        directories.clear();
        break;
      default:
    }
    return answer;
  };
}
