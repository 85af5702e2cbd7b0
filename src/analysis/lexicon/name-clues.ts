import { EntityKind } from '../../domain/kinds.js';

/**
 * Words beside a name that tell what it names.
 * Origin: hyponyms of person, group and location in Princeton WordNet 3.1, read for nouns of news.
 */
export type KindWords = ReadonlyMap<string, EntityKind>;

/** Directly before the name: 'the airline Transmar', 'the town of Lisk'. */
export const NOUNS_BEFORE_NAMES: KindWords = kindWords(
  `agency airline airlines alliance band bank broadcaster carmaker carrier chain channel charity club coalition company
   developer firm giant group insurer label magazine maker manufacturer militia ministry movement network newspaper
   operator organisation organization paper party publisher rebels retailer rivals school side startup studio
   subsidiary team union university website militants insurgents`,
  `area borough capital city coast country county desert district hamlet island lake mountain municipality
   neighborhood neighbourhood peninsula port province region river road state street suburb town village`,
);

/** Directly after the name: 'Transmar shares', 'Lisk province'. */
export const NOUNS_AFTER_KINDS: KindWords = kindWords(
  `spokesman spokeswoman spokesperson executive executives ceo chairman chairwoman shares stock shareholders fans
   supporters fighters militants insurgents players coach manager midfielder striker goalkeeper defender captain
   headquarters subsidiary employees workers staff commander commanders logo album label website lawmakers
   quarterback pitcher roster affiliate`,
  `province provinces city county district districts region area valley border coast suburb street airport river`,
);

/** After a name and a possessive mark or a comma, these tell of a person: 'Hill's wife', 'Hill, who'. */
export const PERSONAL_WORDS: ReadonlySet<string> = new Set(
  `who whose wife husband son daughter father mother brother sister family widow girlfriend boyfriend lawyer lawyers
   aged born himself herself`.split(/\s+/),
);

/** Verbs of persons, after the name. */
export const PERSONAL_VERBS: ReadonlySet<string> = new Set(
  `said says told tells wrote born died married thinks thought believes believed recalled smiled laughed testified
   retired graduated studied tweeted argued resigned starred sang`.split(/\s+/),
);

/** Prepositions of place, with how much they tell: all of it, half of it, a quarter. */
export const PLACING_PREPOSITIONS: ReadonlyMap<string, number> = new Map([
  ...['in', 'near', 'outside', 'throughout', 'inside'].map((word) => [word, 1] as const),
  ...['at', 'across', 'into', 'toward', 'towards', 'around', 'through', 'reach', 'via'].map(
    (word) => [word, 0.6] as const,
  ),
  ...['to', 'from', 'between', 'of', 'over'].map((word) => [word, 0.35] as const),
]);

/** Prepositions that common words in capitals follow as a name: 'signed by Squirrel'. */
export const NAMING_PREPOSITIONS: ReadonlySet<string> = new Set(['by', 'with', 'against']);

/** Nouns of land and buildings that are surnames as often: 'Anna Hill'. Origin: surnames of the 1990 US census that are feature classes of GeoNames. */
export const LANDSCAPE_SURNAMES: ReadonlySet<string> = new Set(
  `banks brook brooks chapel church cross dale field fields flood ford forest glen grove hall heath hill hills holm
   house lane marsh meadow meadows mill mills moor parish pond pool rivers rock shore stone temple towers wall waters
   well wells wood woods`.split(/\s+/),
);

/** The linking vowel in names of South Asian groups: 'Lashkar-e-Tarn'. Origin: the US State Department's list of foreign terrorist organizations. */
export const IZAFAT = /\p{L}-(?:e|i|ul)-\p{Lu}/u;

/** Words between hyphens by which towns tell where they lie: 'Stratford-upon-Avon'. Origin: GeoNames. */
export const HYPHENED_PLACE = /\p{L}-(?:on|upon|under|by|in|next|sur|sous|le|les|en|am|an-der)-/u;

/** Ends of nouns of occupation. Origin: unit groups of ISCO-08. */
export const OCCUPATION_ENDINGS = /(?:ologist|icist|ician|[^aeiou]ist|yst|wright|grapher|eographer|keeper)$/u;

/** Ends of single words that name places. Origin: generic elements of place names, https://www.geonames.org */
export const PLACE_ENDINGS =
  /(?:ville|burgh|stan|shire|abad|pur|grad|polis|borough|wick|dorf|heim|stadt|bury|oya|ovo)$/u;

/** Ends of single words that name people. Origin: patronymic affixes of surnames in Unicode CLDR's example names. */
export const SURNAME_ENDINGS =
  /(?:son|sen|sson|ez|vić|vich|vic|ić|ski|sky|enko|ov|ova|ev|eva|yan|oğlu|wicz|mann|dze|shvili|nen)$/u;

/** Beginnings of words that name people. Origin: as above. */
export const SURNAME_BEGINNINGS = /^(?:Mc|Mac|O['’]|D['’])\p{Lu}/u;

function kindWords(organizations: string, places: string): KindWords {
  const kinds: readonly (readonly [EntityKind, string])[] = [
    [EntityKind.ORGANIZATION, organizations],
    [EntityKind.PLACE, places],
  ];
  return new Map(
    kinds.flatMap(([kind, list]) =>
      list
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => [word, kind] as const),
    ),
  );
}
