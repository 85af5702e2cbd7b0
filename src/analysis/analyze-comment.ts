import { nameKey } from '../domain/name-key.js';
import { emptyDraft } from './draft.js';
import type { CommentFindings, CommentMentionFinding, EntityFinding } from './findings.js';
import { groupNames } from './phases/group-names.js';
import { findNames } from './phases/find-names.js';
import { pairQuotationMarks } from './phases/pair-quotation-marks.js';
import { segmentParagraphs } from './phases/segment-paragraphs.js';
import { segmentSentences } from './phases/segment-sentences.js';
import { tagTokens } from './phases/tag-tokens.js';

/** What of the article's analysis is worth doing on a reader's words. */
const PHASES = [segmentParagraphs, tagTokens, pairQuotationMarks, segmentSentences, findNames, groupNames];

/** A word in capitals throughout is shouted, which makes it no name. */
const SHOUTED = /^\p{Lu}{4,}$/u;

function isWordBoundary(text: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.charAt(start - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(end));
}

/** Where the article's names stand in a comment, however capitalised. The longest name wins. */
function knownMentions(text: string, entities: readonly EntityFinding[]): CommentMentionFinding[] {
  const lower = text.toLowerCase();
  // Offsets in the lower-case text hold only while lowering changes no length.
  if (lower.length !== text.length) return [];
  const names = entities
    .flatMap(({ name, aliases }, entity) =>
      [name, ...aliases].map((alias) => ({ entity, name: alias.toLowerCase() })),
    )
    .filter(({ name }) => name.length > 2)
    .sort((a, b) => b.name.length - a.name.length);
  const found: CommentMentionFinding[] = [];
  for (const { entity, name } of names) {
    for (let start = lower.indexOf(name); start >= 0; start = lower.indexOf(name, start + name.length)) {
      const end = start + name.length;
      if (!isWordBoundary(text, start, end) || found.some((other) => other.start < end && start < other.end))
        continue;
      found.push({ entity, start, end, isReference: false });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * Finds what a reader's comment mentions: the entities of its article, by any of their names, and others.
 * @param text the comment's own text
 * @param article the findings of the article it stands under
 */
export function analyzeComment(
  text: string,
  article: { readonly entities: readonly EntityFinding[] },
): CommentFindings {
  const mentions = knownMentions(text, article.entities);
  const known = new Set(article.entities.flatMap(({ name, aliases }) => [name, ...aliases].map(nameKey)));
  const draft = PHASES.reduce((sofar, phase) => ({ ...sofar, ...phase(sofar) }), emptyDraft(text));
  const newEntities = draft.entities
    .map((entity) => ({
      ...entity,
      mentions: entity.mentions.filter(
        (span) => !mentions.some((other) => other.start < span.end && span.start < other.end),
      ),
    }))
    .filter(({ name, mentions: own }) => own.length > 0 && !known.has(nameKey(name)) && !SHOUTED.test(name));
  return { newEntities, mentions, stances: [] };
}
