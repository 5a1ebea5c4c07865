import { brokenRule } from './name-rule.js';
import type { PathPart, Refuse } from './path-error.js';
import type { UncShape } from './unc-shape.js';

/** `path-name = 1*255pchar`, [MS-DTYP] 2.2.57. */
const longestComponent = 255;
/** A path of this many UTF-16 units, `\\?\UNC\` included, no longer fits: "Naming Files, Paths, and Namespaces". */
const pathLimit = 32_767;
const prefixLength = '\\\\?\\UNC\\'.length;

/** R15 to R21: the names of the object path behind the share, in order. */
export function readComponents(shape: UncShape, refuse: Refuse): readonly string[] {
  const names = shape.verbatim ? splitVerbatim(shape.rest, refuse) : splitPlain(shape.rest);
  checkNames(names, 0, shape.verbatim, refuse);
  checkTotalLength(shape, names, refuse);
  return names;
}

/** R15 to R21 for names added behind `before`: each is one whole component, as strictly as in a verbatim path. */
export function addComponents(
  place: Pick<UncShape, 'host' | 'share'>,
  before: readonly string[],
  names: readonly string[],
  refuse: Refuse,
): readonly string[] {
  checkNoneEmpty(names, before.length, refuse);
  checkNames(names, before.length, true, refuse);
  const all = [...before, ...names];
  checkTotalLength(place, all, refuse);
  return all;
}

/** R15: Win32 drops doubled and trailing separators and `.` in a plain path. */
function splitPlain(rest: string): readonly string[] {
  return rest.split(/[\\/]/).filter((name) => !isEmpty(name));
}

/** R15: behind `\\?\` nothing is normalised, so only one separator at the end, that of a directory, is dropped. */
function splitVerbatim(rest: string, refuse: Refuse): readonly string[] {
  const trimmed = rest.endsWith('\\') ? rest.slice(0, -1) : rest;
  if (trimmed === '') return [];
  const names = trimmed.slice(1).split('\\');
  checkNoneEmpty(names, 0, refuse);
  return names;
}

function isEmpty(name: string): boolean {
  return name === '' || name === '.';
}

function checkNoneEmpty(names: readonly string[], before: number, refuse: Refuse): void {
  for (const [index, name] of names.entries()) {
    if (isEmpty(name)) refuse('UNC_BAD_NAME', component(name, before + index));
  }
}

/** R16 to R21, name by name. A separator inside a name can only come from a verbatim path or an added name. */
function checkNames(
  names: readonly string[],
  before: number,
  verbatim: boolean,
  refuse: Refuse,
): void {
  for (const [index, name] of names.entries()) {
    const part = component(name, before + index);
    // R16. Never resolved: [MS-FSCC] 2.1.5.1 keeps it off the wire, yet there are servers that follow it.
    if (name === '..') refuse('UNC_DOTDOT', part);
    const broken = brokenRule(name, verbatim ? '\\/' : '');
    if (broken) refuse(broken, part);
    if (name.length > longestComponent) refuse('UNC_TOO_LONG', part); // R21
  }
}

/** R21, second half. */
function checkTotalLength(
  place: Pick<UncShape, 'host' | 'share'>,
  names: readonly string[],
  refuse: Refuse,
): void {
  const root = prefixLength + place.host.length + 1 + place.share.length;
  if (names.reduce((length, name) => length + 1 + name.length, root) >= pathLimit)
    refuse('UNC_TOO_LONG');
}

function component(text: string, index: number): PathPart {
  return { role: `component ${index + 1} of the path`, text };
}
