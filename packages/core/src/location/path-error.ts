import { LicenseStoreError, type ErrorDetails } from '../errors/license-store-error.js';
import { uncRules, type UncRule } from './unc-rule.js';

/** Longest piece of input a message repeats, in UTF-16 units. */
const longestEcho = 200;
/** A longer text is no path (see R21 of the UNC grammar) and is not handed on in `details`. */
const longestPath = 32_767;

/** A piece of the input and what it is; only the piece is subject to the rule on credentials. */
export interface PathPart {
  readonly role: string;
  readonly text: string;
}

/** What stops a parser at the first rule its input breaks. */
export type Refuse = (rule: UncRule, part?: PathPart) => never;

/** The {@link Refuse} of one input. */
export function refusing(input: string): Refuse {
  return (rule, part) => {
    throw pathError(input, uncRules[rule].meaning, { rule, remedy: uncRules[rule].remedy, part });
  };
}

/**
 * An `invalid-path` error. A text with `@` may hold a password, wherever it went wrong (`\\user:secret@server` lacks a
 * share before it holds credentials; `smb://user:secret@server` is no UNC path at all), so neither message nor details
 * repeat any of it. `meaning` and `remedy` therefore must not hold input either.
 */
export function pathError(
  input: string,
  meaning: string,
  options: {
    readonly rule?: UncRule | undefined;
    readonly remedy?: string | undefined;
    readonly part?: PathPart | undefined;
  } = {},
): LicenseStoreError {
  const { rule, remedy, part } = options;
  const mayHoldPassword = input.includes('@') || (part?.text.includes('@') ?? false);
  const details: ErrorDetails = {
    ...(rule === undefined ? {} : { rule }),
    ...(mayHoldPassword || input.length > longestPath ? {} : { path: input }),
  };
  return new LicenseStoreError(
    'invalid-path',
    `${meaning}: ${mayHoldPassword ? withheld(part) : shown(input, part)}.`,
    { details, ...(remedy === undefined ? {} : { remedy }) },
  );
}

function withheld(part: PathPart | undefined): string {
  return `${part?.role ?? 'the text'} (not shown: a text with @ may hold a password)`;
}

function shown(input: string, part: PathPart | undefined): string {
  return part === undefined
    ? quoted(input)
    : `${part.role} ${quoted(part.text)} of ${quoted(input)}`;
}

/** `text` in double quotes for a message: cut to {@link longestEcho}, unprintable characters as `<U+XXXX>`. */
function quoted(text: string): string {
  let result = '';
  for (const character of text.slice(0, longestEcho)) {
    result += unprintable.test(character) ? codePointName(character) : character;
  }
  return `"${result}${text.length > longestEcho ? '…' : ''}"`;
}

/** Control and format characters (bidirectional overrides among them), line separators, lone surrogates. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `<U+${hex.padStart(4, '0')}>`;
}
