import type { TracedPage } from './requirement.ts';

/** The page as text: each sentence with its section, the requirement behind it and the tests that show it. */
export function textReport({ name, sections, requirements }: TracedPage): string {
  const lines = [name];
  for (const section of sections) {
    lines.push('', section);
    for (const { says, requires, tests } of requirements.filter(
      (each) => each.section === section,
    )) {
      lines.push(`  ${says}`, `    we   ${requires}`);
      for (const { file, title } of tests) lines.push(`    test ${title}`, `         ${file}`);
    }
  }
  return lines.join('\n');
}
