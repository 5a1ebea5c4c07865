/** The directory a path lies in; `''` for the root of the share. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last name of a path. */
export function lastNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of a name in a directory. */
export function withName(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

/** Whether a path lies below a directory, at any depth. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(`${directory}/`);
}
