import { VerbatimError } from '../domain/errors.js';
import { exactWords } from '../domain/text-span.js';
import type { GoldQuote, GoldQuoteDocument, GoldSpeaker, LocatedWords } from './gold-quotes.js';
import { isObject, objectOf, objectsOf, offsetOf, stringOf, type JsonObject } from './json-line.js';

/** @throws VerbatimError BAD_USER_INPUT where the offsets do not stand at the words */
function locatedIn(text: string, object: JsonObject): LocatedWords {
  const span = { start: offsetOf(object, 'start'), end: offsetOf(object, 'end') };
  const words = stringOf(object, 'text');
  if (exactWords(text, span) === words) return { ...span, text: words };
  throw new VerbatimError(
    'BAD_USER_INPUT',
    `Other words than its "text" stand at ${String(span.start)} to ${String(span.end)}.`,
  );
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** A speaker may also be a list's or a title's words, which need not stand in the text as written. */
function speakerOf(object: JsonObject): GoldSpeaker {
  const { kind, also, entity, aliases } = object;
  return {
    start: offsetOf(object, 'start'),
    end: offsetOf(object, 'end'),
    text: stringOf(object, 'text'),
    ...(typeof kind === 'string' ? { kind } : {}),
    ...(Array.isArray(also) ? { also: also.filter(isObject).map(speakerOf) } : {}),
    ...(isObject(entity) ? { entity: { mentions: stringsIn(entity['mentions']) } } : {}),
    aliases: stringsIn(aliases),
  };
}

function goldQuoteOf(text: string, object: JsonObject): GoldQuote {
  const { speaker, cueClass } = object;
  return {
    ...locatedIn(text, object),
    type: stringOf(object, 'type'),
    speaker: isObject(speaker) ? speakerOf(speaker) : null,
    ...(typeof cueClass === 'string' ? { cueClass } : {}),
  };
}

/**
 * A line `{id, text, quotes: [{start, end, text, type, speaker, cueClass?}]}`.
 * @throws VerbatimError BAD_USER_INPUT for any other
 */
export function readGoldQuotes(line: string): GoldQuoteDocument {
  const object = objectOf(line);
  const text = stringOf(object, 'text');
  return {
    id: stringOf(object, 'id'),
    text,
    quotes: objectsOf(object, 'quotes').map((quote) => goldQuoteOf(text, quote)),
  };
}
