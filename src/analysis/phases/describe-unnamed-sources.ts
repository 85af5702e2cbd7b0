import { AnonymityReasonCategory, EntityKind } from '../../domain/kinds.js';
import { byStart, countBefore, spansInside } from '../../domain/sorted-spans.js';
import type { TextSpan } from '../../domain/text-span.js';
import { anonymityRequestsIn } from '../anonymity-requests.js';
import type { Draft, TokenRange } from '../draft.js';
import type { AnonymityReasonFinding, UnnamedSourceFinding } from '../findings.js';
import { REASON_CATEGORIES, REASON_OPENINGS } from '../lexicon/anonymity.js';
import { isDemonym } from '../lexicon/names.js';
import { DOCUMENT_NOUNS } from '../lexicon/reporting-phrases.js';
import { NameIndex } from '../name-index.js';
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
    const found = anonymityRequestsIn(draft.text, sentence);
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
  const askers = askersOf(draft);
  const names = new NameIndex(draft);
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
