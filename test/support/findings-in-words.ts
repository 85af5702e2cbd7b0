import type { ArticleFindings, SpeakerReference } from '../../src/analysis/findings.js';
import { AttributionType } from '../../src/domain/kinds.js';
import { contains, exactWords } from '../../src/domain/text-span.js';

/** What was found in a text, as a person would tell it: words for offsets, names for indexes. */
export function findingsInWords(text: string, findings: ArticleFindings) {
  const { quotes, entities, unnamedSources, affiliations } = findings;
  const speakerName = (speaker: SpeakerReference | null): string | null => {
    if (!speaker) return null;
    return (speaker.type === 'ENTITY' ? entities : unnamedSources)[speaker.index]?.name ?? null;
  };
  return {
    quotes: quotes.map(({ kind, pieces, speaker, attribution }) => ({
      kind,
      ...(attribution?.type === AttributionType.HELD ? { isHeld: true } : {}),
      speaker: speakerName(speaker),
      pieces: pieces.map((piece) => exactWords(text, piece)),
      about: entities.flatMap(({ name, mentions }) => {
        const here = mentions.filter((mention) => pieces.some((piece) => contains(piece, mention)));
        if (here.length === 0) return [];
        return [here.every(({ isReference }) => isReference) ? `${name}, by reference` : name];
      }),
    })),
    entities: entities.map(({ kind, name, aliases }) => [kind, name, ...aliases].join(' | ')),
    unnamedSources: unnamedSources.map((source) => ({
      name: source.name,
      ...(source.organization === null ? {} : { organization: entities[source.organization]?.name }),
      nationality: source.nationality,
      isPlural: source.isPlural,
      anonymityRequested: source.anonymityRequested,
      reason: source.anonymityReason && {
        category: source.anonymityReason.category,
        text: exactWords(text, source.anonymityReason),
      },
    })),
    affiliations: affiliations.map(({ person, organization, role }) => ({
      person: entities[person]?.name,
      role,
      organization: organization === null ? null : entities[organization]?.name,
    })),
  };
}
