import {
  conformanceProfiles,
  requirementsOf,
  type ProfileName,
  type RequirementSource,
  type StatedRequirement,
} from '@wmdrm/harness';
import { anchorOf, count, page, textTable } from './markdown.ts';

/** Every requirement of a profile, by topic. */
export function profilePage(name: ProfileName): string {
  const { about, offers } = conformanceProfiles[name];
  const requirements = requirementsOf(name);
  const topics = [...new Set(requirements.map(topicOf))];
  const needed = new Set(requirements.flatMap(({ needs }) => needs));
  const words = Object.entries(offers).filter(([word]) => needed.has(word));
  return page([
    `# ${name}`,
    about,
    `${count(requirements.length, 'requirement')}. What is not marked SHOULD or MAY is a MUST. [All profiles](../conformance.md) ·` +
      ' [pages they come from](pages.md)',
    words.length === 0 ? '' : '## What a subject may offer',
    words.length === 0
      ? ''
      : textTable(
          ['word', 'says', 'requirements'],
          words.map(([word, says]) => {
            const needing = requirements.filter(({ needs }) => needs.includes(word));
            return [`\`${word}\``, says, String(needing.length)];
          }),
        ),
    ...topics.flatMap((topic) => [
      `## ${topic}`,
      textTable(
        ['id', 'requirement', 'level', 'source', 'needs', 'tested'],
        requirements.filter((each) => topicOf(each) === topic).map(row),
      ),
    ]),
  ]);
}

/** `LM-BACKUP` of `LM-BACKUP-07`, `IU-LICENSE` of `IU-LICENSE-SET`. */
function topicOf({ id }: StatedRequirement): string {
  return id.slice(0, id.lastIndexOf('-'));
}

function row({
  id,
  title,
  keyword,
  source,
  needs,
  kind,
  untestable,
}: StatedRequirement): readonly string[] {
  const tested = {
    case: 'by its case',
    watched: 'in every case',
    untestable: `no: ${untestable}`,
  }[kind];
  return [
    `<a id="${anchorOf(id)}"></a>${id}`,
    keyword === 'MUST' ? title : `${keyword}: ${title}`,
    source.level,
    sourceText(source),
    needs.join(', '),
    tested,
  ];
}

function sourceText(source: RequirementSource): string {
  switch (source.level) {
    case 'documented':
      return `${source.page}, ${source.section}`;
    case 'inherited':
      return source.rule;
    case 'design':
      return source.decision;
  }
}
