import { EntityKind } from '../domain/kinds.js';
import { nameKey } from '../domain/name-key.js';
import { byStart } from '../domain/sorted-spans.js';
import { overlaps } from '../domain/text-span.js';
import { emptyDraft } from './draft.js';
import { isEnglishWord } from './lexicon/english-words.js';
import type { CommentFindings, CommentMentionFinding, EntityFinding } from './findings.js';
import { groupNames } from './phases/group-names.js';
import { findNames } from './phases/find-names.js';
import { pairQuotationMarks } from './phases/pair-quotation-marks.js';
import { segmentParagraphs } from './phases/segment-paragraphs.js';
import { segmentSentences } from './phases/segment-sentences.js';
import { tagTokens } from './phases/tag-tokens.js';
import { StanceJudge, type TargetMention } from './stance/stance-judge.js';

/** What of the article's analysis is worth doing on a reader's words. */
const PHASES = [segmentParagraphs, tagTokens, pairQuotationMarks, segmentSentences, findNames, groupNames];

/** A word in capitals throughout is shouted, which makes it no name. */
const SHOUTED = /^\p{Lu}{4,}$/u;

interface KnownName {
  readonly entity: number;
  readonly name: string;
  /** True where the name means the entity however it is capitalised. */
  readonly isFull: boolean;
}

/** The last word of each person's name that no other person of the article shares. */
function surnames(entities: readonly EntityFinding[]): KnownName[] {
  const bySurname = new Map<string, number[]>();
  entities.forEach(({ kind, name }, entity) => {
    const words = name.split(' ');
    const surname = words.at(-1) ?? '';
    if (kind === EntityKind.PERSON && words.length > 1)
      bySurname.set(surname, [...(bySurname.get(surname) ?? []), entity]);
  });
  return [...bySurname].flatMap(([name, [entity, ...others]]) =>
    entity === undefined || others.length > 0 ? [] : [{ entity, name, isFull: false }],
  );
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');
}

/** Finds an article's names in its readers' comments. */
class NameFinder {
  private readonly byKey = new Map<string, KnownName>();
  private readonly pattern: RegExp | null;

  constructor(entities: readonly EntityFinding[]) {
    const names = entities.flatMap(({ kind, name, aliases }, entity) =>
      [name, ...aliases].map((alias): KnownName => {
        const isWord = kind === EntityKind.PERSON || isEnglishWord(alias.toLowerCase());
        const isFull = alias.includes(' ') || (alias === name && !isWord);
        return { entity, name: alias.replace(/^the /iu, ''), isFull };
      }),
    );
    const sought = [...names, ...surnames(entities)]
      .filter(({ name }) => name.length > 2)
      .sort((a, b) => b.name.length - a.name.length);
    for (const each of sought) {
      const key = nameKey(each.name);
      if (!this.byKey.has(key)) this.byKey.set(key, each);
    }
    const words = sought.map(({ name }) => escaped(name)).join('|');
    this.pattern =
      words === '' ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu');
  }

  /**
   * Where the names stand in a comment, however capitalised; a single word that means a person only as it is printed, for
   * 'marsh' is a word as well. The longest name wins.
   */
  mentionsIn(text: string): CommentMentionFinding[] {
    return [...(this.pattern ? text.matchAll(this.pattern) : [])].flatMap(({ 0: words, index }) => {
      const meant = this.byKey.get(nameKey(words));
      if (!meant || !(meant.isFull || words === meant.name)) return [];
      return [{ entity: meant.entity, start: index, end: index + words.length, isReference: false }];
    });
  }
}

/**
 * Makes a function that finds what a reader's comment mentions, and how it stands to that: the entities of its article,
 * by any of their names or a person's surname, and others.
 * @param article the findings of the article that the comments stand under
 * @returns takes a comment's own text
 */
export function commentAnalysis(article: {
  readonly entities: readonly EntityFinding[];
}): (text: string) => CommentFindings {
  const finder = new NameFinder(article.entities);
  const known = new Set(article.entities.flatMap(({ name, aliases }) => [name, ...aliases].map(nameKey)));
  return (text) => {
    const mentions = finder.mentionsIn(text);
    const draft = PHASES.reduce((sofar, phase) => ({ ...sofar, ...phase(sofar) }), emptyDraft(text));
    const newEntities = draft.entities
      .map((entity) => ({
        ...entity,
        mentions: entity.mentions.filter((span) => !mentions.some((other) => overlaps(span, other))),
      }))
      .filter(
        ({ name, mentions: own }) => own.length > 0 && !known.has(nameKey(name)) && !SHOUTED.test(name),
      );
    const judge = new StanceJudge(draft);
    const stancesTowards = (targets: readonly TargetMention[]) =>
      judge.judge(byStart(targets).map((mention) => ({ mention, piece: { start: 0, end: text.length } })));
    return {
      newEntities,
      mentions,
      stances: stancesTowards(mentions.map((mention) => ({ target: mention.entity, ...mention }))),
      newEntityStances: stancesTowards(
        newEntities.flatMap((entity, target) => entity.mentions.map((mention) => ({ target, ...mention }))),
      ),
    };
  };
}
