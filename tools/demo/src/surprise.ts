/** Something was not as this demonstration says. */
export class Surprise extends Error {}

/** Goes on only if `what` holds. */
export function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Surprise(`Expected that ${what}.`);
}
