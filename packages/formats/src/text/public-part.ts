// As loose as browsers: white space in front, any number of slashes either way, and URIs inside of others.
const userInformation =
  /^(\s*(?:[a-z][a-z0-9+.-]*:)?(?:[a-z][a-z0-9+.-]*:(?=[/\\]))*[/\\]*)[^/]*@/i;

/** A URI without what may identify a person or let someone in: user information, query and fragment. */
export function publicPart(uri: string): string {
  return uri.replace(/[?#].*$/s, '').replace(userInformation, '$1');
}
