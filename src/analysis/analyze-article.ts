import { emptyDraft } from './draft.js';
import type { ArticleFindings } from './findings.js';
import { PHASES } from './phases/index.js';

/** Changes whenever the same text may give other findings. */
export const ANALYSIS_VERSION = '1';

/**
 * Finds the statements of a text with their speakers, and the entities they are about.
 * @param text an article's text as stored, paragraphs apart by empty lines; any string is safe
 * @returns findings whose spans are UTF-16 code units into `text`
 */
export function analyzeArticle(text: string): ArticleFindings {
  const draft = PHASES.reduce((known, phase) => ({ ...known, ...phase(known) }), emptyDraft(text));
  const { unnamedSources, quotes, affiliations } = draft;
  const entities = draft.entities.map((entity, index) => {
    const references = draft.references.filter((reference) => reference.entity === index);
    const mentions = [
      ...entity.mentions,
      ...references.map(({ start, end }) => ({ start, end, isReference: true })),
    ];
    return { ...entity, mentions: mentions.sort((a, b) => a.start - b.start) };
  });
  return { entities, unnamedSources, quotes, affiliations };
}
