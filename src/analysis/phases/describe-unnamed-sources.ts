import { EntityKind } from '../../domain/kinds.js';
import { byStart, countBefore, spansInside } from '../../domain/sorted-spans.js';
import type { TextSpan } from '../../domain/text-span.js';
import { anonymityReason } from '../anonymity-reasons.js';
import type { AnonymityRequest } from '../anonymity-requests.js';
import type { Cue, Draft, TokenRange } from '../draft.js';
import type { AnonymityReasonFinding, UnnamedSourceFinding } from '../findings.js';
import { RESUMING_VERBS } from '../lexicon/anonymity.js';
import { isDemonym } from '../lexicon/names.js';
import { DOCUMENT_NOUNS } from '../lexicon/reporting-phrases.js';
import type { NameIndex } from '../name-index.js';
import { headIndex } from '../noun-phrase.js';

const FINITE_PAST = /(?:ed|said|told|wrote)$/iu;

interface Request extends TextSpan {
  readonly reason: AnonymityReasonFinding | null;
}

/**
 * Where the words about a source end: with the verb whose subject stands before the request, or that goes on after a
 * relative clause. What asks again is no part of a reason, unless it is one.
 */
function endOfRequest(
  text: string,
  request: AnonymityRequest,
  sentence: TextSpan,
  { others, cues }: { others: readonly AnonymityRequest[]; cues: readonly Cue[] },
): number {
  const isRelative = /\b(?:who|whose)\s[^,]*$/u.test(text.slice(sentence.start, request.start));
  const verbs = cues.filter(({ start, end, speaker }) => {
    const verb = text.slice(start, end);
    if (start < request.end || speaker === null) return false;
    const resumes = isRelative && RESUMING_VERBS.has(verb) && speaker.last - speaker.first > 1;
    return resumes || (speaker.end <= request.start && FINITE_PAST.test(verb));
  });
  const again = others.filter(({ start, isOwnReason }) => start >= request.end && !isOwnReason);
  return Math.min(sentence.end, ...[...again, ...verbs].map(({ start }) => start));
}

function requestsIn(draft: Draft): (Request & { readonly sentence: TokenRange })[] {
  const { anonymityRequests } = draft;
  if (anonymityRequests.size === 0) return [];
  // A line may be broken inside a phrase.
  const text = draft.text.replace(/[^\S ]/gu, ' ');
  return [...anonymityRequests].flatMap(([sentence, found]) => {
    const cues = draft.cuesBySentence.get(sentence) ?? [];
    return found.map((span) => {
      const end = endOfRequest(text, span, sentence, { others: found, cues });
      return { ...span, sentence, reason: anonymityReason(text, span, sentence, end) };
    });
  });
}

/** Fills in what is told of each source: whose it is, of which nation, and whether and why it asked not to be named. */
export function describeUnnamedSources(draft: Draft): Pick<Draft, 'unnamedSources'> {
  const askers = askersOf(draft);
  const names = draft.nameIndex;
  const requests = requestsIn(draft);
  const requestOf = new Map<number, Request>();
  for (const request of requests) {
    const source = nearestSource(askers, request);
    if (source !== null && !requestOf.get(source)?.reason) requestOf.set(source, request);
  }
  return {
    unnamedSources: draft.unnamedSources.map((source, index): UnnamedSourceFinding => {
      const request = requestOf.get(index);
      const words = (draft.sourceMentions[index] ?? []).map(({ start, end }) => draft.text.slice(start, end));
      return {
        ...source,
        organization: organizationIn(draft, names, draft.sourceMentions[index] ?? []),
        nationality: nationalityIn(words),
        anonymityRequested: request !== undefined,
        anonymityReason: request?.reason ?? null,
      };
    }),
  };
}

interface SourceMention extends TextSpan {
  readonly source: number;
}

/** The mentions of all sources that can ask for something, which a document does not, in reading order. */
function askersOf({ sourceMentions, tokens }: Draft): SourceMention[] {
  return byStart(
    sourceMentions.flatMap((mentions, source) => {
      const isDocument = mentions.some((mention) =>
        DOCUMENT_NOUNS.has(tokens[headIndex(tokens, mention)]?.lower ?? ''),
      );
      return isDocument ? [] : mentions.map(({ start, end }) => ({ start, end, source }));
    }),
  );
}

/** The source mentioned in the request's own sentence, the nearest one; else the last one before it. */
function nearestSource(
  askers: readonly SourceMention[],
  request: Request & { readonly sentence: TokenRange },
): number | null {
  const distance = ({ start, end }: TextSpan): number =>
    start < request.start ? request.start - end : start - request.end;
  const [nearest] = spansInside(askers, request.sentence).sort((a, b) => distance(a) - distance(b));
  return (nearest ?? askers[countBefore(askers, request.start) - 1])?.source ?? null;
}

function organizationIn(
  { names, entities }: Draft,
  index: NameIndex,
  mentions: readonly TokenRange[],
): number | null {
  const named = mentions.flatMap((mention) => spansInside(names, mention));
  const found = named.map(({ first }) => index.entityAt(first));
  return (
    found.find((entity) => entity !== null && entities[entity]?.kind === EntityKind.ORGANIZATION) ?? null
  );
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
