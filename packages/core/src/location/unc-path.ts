import { foldCase } from './fold-case.js';
import { refusing } from './path-error.js';
import { addComponents, readComponents } from './unc-components.js';
import { readHost } from './unc-host.js';
import { beginsLikeUnc, splitUnc } from './unc-shape.js';
import { checkShare } from './unc-share.js';
import { warningsFor, type UncWarning } from './unc-warning.js';

interface UncParts {
  readonly server: string;
  readonly host: string;
  readonly isIpLiteral: boolean;
  readonly share: string;
  readonly components: readonly string[];
  readonly verbatim: boolean;
}

/**
 * A place on an SMB share, `\\server\share\path`, checked by one grammar on every platform: stricter than Windows where
 * Windows would repair the text silently, and where a server would take what no Windows client could open again.
 *
 * The rules apply in this order; the first one that fails gives `details.rule` of the error. The text is never trimmed,
 * resolved, case-folded or normalised. Lengths are UTF-16 units. Separators are `\` and `/`, in verbatim form only `\`.
 *
 * | rule | what | breaks as |
 * |---|---|---|
 * | R1 | two separators at the start | NOT_UNC |
 * | R2 | `\\?\` only as `\\?\UNC\`: the verbatim form | UNC_DEVICE |
 * | R3 | else the host is not `.` or `?` | UNC_DEVICE |
 * | R4 | a host follows at once | UNC_NO_SERVER, UNC_LEADING |
 * | R5 | then one separator and a share | UNC_NO_SHARE, UNC_EMPTY_SHARE |
 * | R6 | no `@` in the host | UNC_WEBDAV, UNC_CREDENTIALS |
 * | R7 | not `tsclient`, `wsl$`, `wsl.localhost` | UNC_LOCAL_REDIRECTOR |
 * | R8 | only `A-Z a-z 0-9 . - _`, not `-` first | UNC_BAD_HOST |
 * | R9 | under `.ipv6-literal.net`: an IPv6 address | UNC_BAD_HOST |
 * | R10 | else labels of a name, or an IPv4 address | UNC_BAD_HOST, UNC_TOO_LONG |
 * | R11 | share without `" / [ ] : \| < > + = ; , * ?` and controls, not `.` or `..` | UNC_BAD_SHARE |
 * | R12 | share for files | UNC_NOT_DISK, UNC_WEBDAV |
 * | R13 | share not ending in dot or space | UNC_TRAILING_DOT_SPACE |
 * | R14 | share of at most 80 | UNC_TOO_LONG |
 * | R15 | empty names and `.`: dropped, in verbatim form refused | UNC_BAD_NAME |
 * | R16 | no `..` | UNC_DOTDOT |
 * | R17 | names without `" < > \| * ?` and controls, in verbatim form without `/` | UNC_BAD_NAME |
 * | R18 | no `:` | UNC_STREAM |
 * | R19 | no name ending in dot or space | UNC_TRAILING_DOT_SPACE |
 * | R20 | no device name | UNC_RESERVED_NAME |
 * | R21 | names of at most 255, the whole below 32,767 | UNC_TOO_LONG |
 *
 * Sources: [MS-DTYP] 2.2.57, [MS-DFSC] 2.2.1.3, [MS-FSCC] 2.1.5-2.1.6, Win32 "Naming Files, Paths, and Namespaces". What
 * is refused on top of them is this project's choice.
 */
export class UncPath {
  readonly kind = 'unc';
  /** The server to connect to: the host as written, or the IPv6 address (`ADDR` or `ADDR%ZONE`) it stands for. */
  readonly server: string;
  /** The host as written, `….ipv6-literal.net` included: what a server expects to read in a path. */
  readonly host: string;
  /** The share as written. */
  readonly share: string;
  /** The names behind the share, as written; empty for the root of the share. */
  readonly components: readonly string[];
  /** {@link components} joined by `\`; `''` for the root of the share. */
  readonly path: string;
  /** Whether it was written as `\\?\UNC\…`. Says nothing about the place: {@link equals} ignores it. */
  readonly verbatim: boolean;
  /** What is legal but worth a word, each at most once; usually empty. */
  readonly warnings: readonly UncWarning[];

  private constructor(parts: UncParts) {
    this.server = parts.server;
    this.host = parts.host;
    this.share = parts.share;
    this.components = Object.freeze([...parts.components]);
    this.path = parts.components.join('\\');
    this.verbatim = parts.verbatim;
    this.warnings = Object.freeze(warningsFor(parts.share, parts.isIpLiteral));
    Object.freeze(this);
  }

  /**
   * Reads `\\server\share\dir`, `//server/share/dir` or `\\?\UNC\server\share\dir`.
   * On POSIX hosts `//a/b` is a local path too: parse only what was declared to be a location.
   *
   * @throws LicenseStoreError `invalid-path`; `details.rule` is the `UncRule` that failed, `remedy` that rule's.
   * If the text holds an `@`, neither message nor details repeat any of it.
   */
  static parse(text: string): UncPath {
    const refuse = refusing(text);
    const shape = splitUnc(text, refuse);
    const host = readHost(shape.host, refuse);
    checkShare(shape.share, refuse);
    return new UncPath({ ...shape, ...host, components: readComponents(shape, refuse) });
  }

  /** Whether `text` begins with two separators, so that only {@link parse} can make a location of it. */
  static is(text: string): boolean {
    return beginsLikeUnc(text);
  }

  /** A string for maps and sets: equal exactly where {@link equals} is true. Not meant to be read or parsed. */
  get key(): string {
    return foldCase(this.toString());
  }

  /**
   * The place `names` lie at below this one. Each name is one component: a separator, an empty name and `.` are refused.
   *
   * @throws LicenseStoreError `invalid-path` as {@link parse}, R15 to R21.
   */
  join(...names: readonly string[]): UncPath {
    const { server, host, share, verbatim } = this;
    const refuse = refusing([this.toString(), ...names].join('\\'));
    const components = addComponents(this, this.components, names, refuse);
    const isIpLiteral = this.warnings.includes('ip-literal-host');
    return new UncPath({ server, host, isIpLiteral, share, components, verbatim });
  }

  /**
   * Whether both name the same place: host, share and path are the same but for the case of letters, compared as Windows
   * does (unit by unit, by upper case; no normalisation). Different names of one server are different places.
   */
  equals(other: UncPath): boolean {
    return this.key === other.key;
  }

  /** `\\host\share\path`: never the verbatim form, and the host as written. {@link parse} reads it back. */
  toString(): string {
    return `\\\\${[this.host, this.share, ...this.components].join('\\')}`;
  }

  /** `//host/share/path`: the same for a shell, which leaves slashes alone. {@link parse} reads it back. */
  toForwardSlashes(): string {
    return `//${[this.host, this.share, ...this.components].join('/')}`;
  }
}
