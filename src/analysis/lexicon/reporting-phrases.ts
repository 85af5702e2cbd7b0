import { MONTHS, WEEKDAYS } from './calendar.js';

/**
 * Nouns that stand for what somebody said: "was the blunt response of X", "in the words of X".
 * Origin: the nouns of Levin's verbs of communication and Merriam-Webster's synonyms of "statement".
 */
export const RESPONSE_NOUNS: ReadonlySet<string> = new Set(
  `response reply answer verdict reaction comment remark assessment conclusion view message warning advice retort
   rejoinder opinion description words word summary`.split(/\s+/),
);

/** Prepositions of several words that name a source before a noun phrase. */
export const SOURCE_PREPOSITIONS: readonly (readonly string[])[] = [
  ['according', 'to'],
  ['in', 'the', 'words', 'of'],
  ['in', 'the', 'view', 'of'],
  ['in', 'the', 'opinion', 'of'],
];

/** 'as X puts it' */
export const FORMS_OF_PUT: ReadonlySet<string> = new Set(['put', 'puts', 'putting']);

/** What words that name a source begin with. */
export const SOURCE_OPENINGS: ReadonlySet<string> = new Set([
  'in',
  ...FORMS_OF_PUT,
  ...SOURCE_PREPOSITIONS.flatMap(([word]) => word ?? []),
]);

/** Nouns of occasions: "said in a statement", "told reporters at a briefing" name no speaker. */
export const OCCASION_NOUNS: ReadonlySet<string> = new Set(
  `statement interview email e-mail letter tweet post briefing conference speech telephone phone press news message
   report memo memorandum release hearing rally debate address remarks article op-ed column blog`.split(
    /\s+/,
  ),
);

/** Words that begin a clause that was said. */
export const COMPLEMENTIZERS: ReadonlySet<string> = new Set([
  'that',
  'whether',
  'if',
  'how',
  'why',
  'what',
  'when',
  'where',
  'who',
]);

/** Words that belong to a verb: 'pointed out that'. Origin: the phrasal verbs of Quirk et al., as below. */
export const PARTICLES: ReadonlySet<string> = new Set(['out']);

/** Participles that tell on what occasion something is said: 'Asked whether it was late, he said no.' Origin: Quirk et al., A Comprehensive Grammar of the English Language, on supplementive clauses. */
export const ADVERBIAL_OPENINGS: ReadonlySet<string> = new Set(
  `asked pressed questioned reached contacted told speaking talking responding replying referring writing addressing
   commenting appearing testifying citing quoting`.split(/\s+/),
);

/** Times that stand beside a verb. Origin: Unicode CLDR, and the adverbs of time in Quirk et al. */
export const WEEKDAYS_AND_MONTHS: ReadonlySet<string> = new Set([
  ...WEEKDAYS,
  ...MONTHS,
  ...'today yesterday tomorrow tonight earlier later recently'.split(' '),
]);

/** Nouns of time: 'said this week'. Origin: the hyponyms of "time period" in WordNet 3.1. */
export const TIME_NOUNS: ReadonlySet<string> = new Set(
  'day week month year morning afternoon evening night weekend minutes hours days weeks months years'.split(
    ' ',
  ),
);

export const RELATIVE_PRONOUNS: ReadonlySet<string> = new Set(['who', 'which', 'that', 'whom']);

/** What stands before the subject of a clause that something was taken out of: 'which she said was old'. */
export const PUSHED_DOWN: ReadonlySet<string> = new Set([...RELATIVE_PRONOUNS, 'what']);

/** Words that open a clause beneath another. Origin: the subordinators of The Cambridge Grammar of the English Language. */
export const SUBORDINATORS: ReadonlySet<string> = new Set(
  `after although as because before if once since that though unless until when whenever where whereas whether while
   who whom which why how what than`.split(/\s+/),
);

/** Words that begin a subject which says nothing: demonstratives, and the reader of the article. */
export const NEVER_SPEAKERS: ReadonlySet<string> = new Set(
  'this these those there what nothing something everything anything nobody you'.split(' '),
);

/** The writer of the article speaks in it, and is no speaker that it names. */
export const NARRATORS: ReadonlySet<string> = new Set(['i', 'we']);

/** What somebody can put in words: 'as Lisk put it', 'she put this differently'. Origin: Merriam-Webster, "put", 9. */
export const PUT_OBJECTS: ReadonlySet<string> = new Set(['it', 'this', 'that']);

/** 'in her words', 'in Lisk's view': nouns that name a source together with whose they are. Origin: as of the next list. */
export const VIEW_NOUNS: ReadonlySet<string> = new Set(
  'words view opinion telling account phrase estimation judgment judgement'.split(' '),
);

/** 'in a new poll': what tells numbers. Origin: hyponyms of "survey" in WordNet 3.1. */
export const POLL_NOUNS: ReadonlySet<string> = new Set(['poll', 'survey']);

/** What is written can speak as well, and is never 'he' or 'she'. Origin: hyponyms of "document" in WordNet 3.1. */
export const DOCUMENT_NOUNS: ReadonlySet<string> = new Set(
  `report statement letter study survey document bill ruling memo poll article book diary indictment complaint analysis
   review audit inquiry investigation paper ad advertisement transcript tweet post email note record copy catalogue
   catalog brochure leaflet pamphlet essay contract agreement treaty list page website blog file dossier warrant
   affidavit lawsuit suit verdict decree resolution declaration manifesto editorial story headline map label sign
   research evidence guide manual release filing petition plaque inscription chronicle polling data statistics banner
   placard poster billboard sticker badge hat shirt t-shirt graffiti caption`.split(/\s+/),
);

/** @param noun lower case; true for what has words in it, one or several: 'poll', 'polls' */
export function meansDocument(noun: string): boolean {
  return DOCUMENT_NOUNS.has(noun) || DOCUMENT_NOUNS.has(noun.replace(/s$/, ''));
}

/** Bodies of people speak, and are never 'he' or 'she'. Origin: hyponyms of "organization" in WordNet 3.1. */
export const BODY_NOUNS: ReadonlySet<string> = new Set(
  `administration agency alliance army association authority bank board bureau campaign centre center church city club
   coalition college commission committee company congress corporation council country court delegation department
   embassy faction family firm force foundation fund government group hospital house industry institute institution
   jury magazine majority military militia minority ministry movement network newspaper office opposition organisation
   organization panel parliament party police press regulator school senate service side staff state station store team
   tribunal trust union university`.split(/\s+/),
);

/** What leave to speak is told by: 'authorised to discuss' reports nothing. Origin: the anonymity formulas of news agencies' style guides. */
export const WORDS_OF_LEAVE: ReadonlySet<string> = new Set(
  'authorised authorized allowed permitted cleared entitled free anonymity'.split(' '),
);

/** Forms of "be" that make a passive. Origin: The Cambridge Grammar of the English Language. */
export const FORMS_OF_BE: ReadonlySet<string> = new Set("is are was were be been being ’s 's".split(' '));
