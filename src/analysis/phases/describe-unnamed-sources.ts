import { AnonymityReasonCategory, EntityKind } from '../../domain/kinds.js';
import type { TextSpan } from '../../domain/text-span.js';
import { tokenAt, type Draft, type TokenRange } from '../draft.js';
import type { AnonymityReasonFinding, UnnamedSourceFinding } from '../findings.js';
import { ANONYMITY_REQUESTS, REASON_CATEGORIES, REASON_OPENINGS } from '../lexicon/anonymity.js';
import { isDemonym } from '../lexicon/names.js';
import { DOCUMENT_NOUNS } from '../lexicon/reporting-phrases.js';
import { headIndex } from '../noun-phrase.js';
import { cuesBySentence, SentenceIndex } from '../sentence-index.js';

/** How far a reason may stand from the request it explains, in UTF-16 code units. */
const REASON_WINDOW = 60;
/** What ends a reason: the end of its sentence or of its clause. */
const REASON_END = /[,;.!?”"]\s|[,;.!?”"]$|\s[—–]\s|\s(?:and|but)$/u;
const FINITE_PAST = /(?:ed|said|told|wrote)$/iu;
/** Without another mark, a reason goes on to here at the most. */
const LONGEST_REASON = 220;

interface Request extends TextSpan {
  readonly reason: AnonymityReasonFinding | null;
}

function reasonFrom(text: string, start: number, end: number): AnonymityReasonFinding | null {
  const longest = text.slice(start, Math.min(end, start + LONGEST_REASON));
  const isCut = start + LONGEST_REASON < end;
  const words = (isCut ? longest.slice(0, longest.lastIndexOf(' ')) : longest).trimEnd();
  const stop = words.search(REASON_END);
  const exact = stop < 0 ? words : words.slice(0, stop);
  if (!exact.includes(' ')) return null;
  const category =
    REASON_CATEGORIES.find(([pattern]) => pattern.test(exact))?.[1] ?? AnonymityReasonCategory.OTHER;
  return { start, end: start + exact.length, category };
}

/** The reason stated after a request, or, where the request is itself a reason, the request's own clause. */
function reasonFor(text: string, request: TextSpan, sentenceEnd: number): AnonymityReasonFinding | null {
  const isOwnReason = /authori[sz]ed/iu.test(text.slice(request.start, request.end));
  const before = text.slice(Math.max(0, request.start - REASON_WINDOW), request.start);
  if (isOwnReason) {
    const openings = [...before.matchAll(new RegExp(REASON_OPENINGS.source, 'giu'))];
    const opening = openings.at(-1);
    return opening
      ? reasonFrom(text, request.start - before.length + opening.index, sentenceEnd)
      : reasonFrom(text, request.start, sentenceEnd);
  }
  const after = text.slice(request.end, sentenceEnd);
  const opening = REASON_OPENINGS.exec(after);
  return opening && opening.index <= REASON_WINDOW
    ? reasonFrom(text, request.end + opening.index, sentenceEnd)
    : null;
}

function requestsIn(draft: Draft): (Request & { readonly sentence: TokenRange })[] {
  const { sentences } = draft;
  // A line may be broken inside a phrase.
  const text = draft.text.replace(/\s/gu, ' ');
  const cuesOf = cuesBySentence(draft.cues, new SentenceIndex(sentences));
  return sentences.flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    const found = ANONYMITY_REQUESTS.flatMap((pattern) =>
      [...words.matchAll(pattern)].map((match) => {
        const start = sentence.start + match.index;
        return { start, end: start + match[0].length };
      }),
    );
    return found.map((span) => {
      // The next request, and the verb whose subject stands before this one, are no part of its reason.
      const others = found.filter(({ start }) => start >= span.end);
      const verbs = (cuesOf.get(sentence) ?? []).filter(
        ({ start, end, speaker }) =>
          start >= span.end &&
          speaker !== null &&
          speaker.end <= span.start &&
          FINITE_PAST.test(text.slice(start, end)),
      );
      const end = Math.min(sentence.end, ...[...others, ...verbs].map(({ start }) => start));
      return { ...span, sentence, reason: reasonFor(text, span, end) };
    });
  });
}

/** Fills in what is told of each source: whose it is, of which nation, and whether and why it asked not to be named. */
export function describeUnnamedSources(draft: Draft): Pick<Draft, 'unnamedSources'> {
  const sentences = new SentenceIndex(draft.sentences);
  const requests = requestsIn(draft);
  const requestOf = new Map<number, Request>();
  for (const request of requests) {
    const source = nearestSource(draft, sentences, request);
    if (source !== null && !requestOf.get(source)?.reason) requestOf.set(source, request);
  }
  return {
    unnamedSources: draft.unnamedSources.map((source, index): UnnamedSourceFinding => {
      const request = requestOf.get(index);
      const words = (draft.sourceMentions[index] ?? []).map(({ start, end }) => draft.text.slice(start, end));
      return {
        ...source,
        organization: organizationIn(draft, draft.sourceMentions[index] ?? []),
        nationality: nationalityIn(words),
        anonymityRequested: request !== undefined,
        anonymityReason: request?.reason ?? null,
      };
    }),
  };
}

/**
 * The source mentioned in the request's own sentence, the nearest one; else the last one before it. A document asks for
 * nothing.
 */
function nearestSource(
  { sourceMentions, tokens }: Draft,
  sentences: SentenceIndex,
  request: Request & { readonly sentence: TokenRange },
): number | null {
  let nearest: { source: number; distance: number } | null = null;
  sourceMentions.forEach((mentions, source) => {
    for (const mention of mentions) {
      if (DOCUMENT_NOUNS.has(tokens[headIndex(tokens, mention)]?.lower ?? '')) return;
      const isHere = sentences.at(tokenAt(tokens, mention.start)) === request.sentence;
      const distance =
        mention.start < request.start ? request.start - mention.end : mention.start - request.end;
      const weighed = isHere ? distance : distance + 10_000;
      if ((isHere || mention.start < request.start) && (!nearest || weighed < nearest.distance))
        nearest = { source, distance: weighed };
    }
  });
  return (nearest as { source: number } | null)?.source ?? null;
}

function organizationIn(
  { names, nameEntities, entities }: Draft,
  mentions: readonly TokenRange[],
): number | null {
  for (const mention of mentions) {
    const index = names.findIndex(({ start, end }, i) => {
      const entity = entities[nameEntities[i] ?? -1];
      return mention.start <= start && end <= mention.end && entity?.kind === EntityKind.ORGANIZATION;
    });
    const entity = nameEntities[index];
    if (entity !== undefined && entity >= 0) return entity;
  }
  return null;
}

/** A nationality as printed; of the United States and the United Kingdom the adjective is the name's short form. */
function nationalityIn(descriptions: readonly string[]): string | null {
  for (const description of descriptions) {
    for (const word of description.split(/[\s-]+/)) {
      if (/^\p{Lu}/u.test(word) && (isDemonym(word.toLowerCase()) || /^(US|UK|U\.S\.|U\.K\.)$/.test(word)))
        return word;
    }
  }
  return null;
}
