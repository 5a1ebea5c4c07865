/** Whether `name` holds a control character (0x00-0x1F) or one of `forbidden`. */
export function holdsForbidden(name: string, forbidden: string): boolean {
  for (let index = 0; index < name.length; index++) {
    if (name.charCodeAt(index) < 0x20 || forbidden.includes(name.charAt(index))) return true;
  }
  return false;
}

/** Whether `name` ends in a dot or a space: Win32 drops both, so two names would be one file. */
export function endsInDotOrSpace(name: string): boolean {
  return name.endsWith('.') || name.endsWith(' ');
}
