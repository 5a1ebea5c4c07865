declare const guidBrand: unique symbol;

/**
 * A GUID in its canonical text: the registry form in lower case without braces,
 * `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`. Equal GUIDs are equal strings.
 */
export type Guid = string & { readonly [guidBrand]: 'Guid' };

const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a GUID in canonical text. */
export function isGuid(value: unknown): value is Guid {
  return typeof value === 'string' && canonical.test(value);
}

/** The GUID in registry form, any case, with or without braces; `undefined` if it is something else. */
export function parseGuid(text: unknown): Guid | undefined {
  if (isGuid(text)) return text;
  if (typeof text !== 'string') return undefined;
  const bare = text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text;
  const lower = bare.toLowerCase();
  return isGuid(lower) ? lower : undefined;
}

/**
 * The GUID written in registry form, for constants.
 * @throws RangeError if the text is none.
 */
export function guid(text: string): Guid {
  const parsed = parseGuid(text);
  if (parsed === undefined) {
    throw new RangeError(
      `Not a GUID: ${JSON.stringify(text)}. Write xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx in hexadecimal, braces allowed.`,
    );
  }
  return parsed;
}

/** The form `StringFromGUID2` prints: braces and upper case, `{F4828DC7-8945-4D05-AB05-667AB99D29EE}`. */
export function formatGuid(value: Guid): string {
  return `{${value.toUpperCase()}}`;
}

/** All zeros (cguid.h): the extended type of every event that is not `MEExtendedType`. */
export const GUID_NULL: Guid = guid('00000000-0000-0000-0000-000000000000');
