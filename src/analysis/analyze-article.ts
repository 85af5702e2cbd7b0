import { byStart } from '../domain/sorted-spans.js';
import { emptyDraft } from './draft.js';
import type { ArticleFindings, MentionFinding } from './findings.js';
import { isInOtherLanguage } from './other-language.js';
import { PHASES, PHASES_OF_OTHER_LANGUAGES } from './phases/index.js';

/** Changes whenever the same text may give other findings. */
export const ANALYSIS_VERSION = '10';

/**
 * Finds the statements of a text with their speakers, and the entities they are about. Of a text in another language than
 * English it finds the direct quotes alone.
 * @param text an article's text as stored, paragraphs apart by empty lines; any string is safe
 * @returns findings whose spans are UTF-16 code units into `text`
 */
export function analyzeArticle(text: string): ArticleFindings {
  const phases = isInOtherLanguage(text) ? PHASES_OF_OTHER_LANGUAGES : PHASES;
  const draft = emptyDraft(text);
  for (const phase of phases) Object.assign(draft, phase(draft));
  const { unnamedSources, quotes, affiliations } = draft;
  // Most entities are meant by their names alone, and need no list of their own.
  const meant = new Map<number, MentionFinding[]>();
  for (const { entity, start, end } of draft.references) {
    const mention = { start, end, isReference: true };
    const others = meant.get(entity);
    if (others) others.push(mention);
    else meant.set(entity, [mention]);
  }
  const entities = draft.entities.map((entity, i) => {
    const references = meant.get(i);
    return references ? { ...entity, mentions: byStart([...entity.mentions, ...references]) } : entity;
  });
  return { entities, unnamedSources, quotes, affiliations };
}
