import { ANONYMITY_STEMS } from './lexicon/anonymity.js';
import { isKnownName, isPersonNoun, nameTags, type NameTag } from './lexicon/names.js';
import { remembered } from './lexicon/remembered.js';
import { REPORTING_ADJECTIVES, reportingNoun } from './lexicon/reporting-nouns.js';
import { SOURCE_OPENINGS } from './lexicon/reporting-phrases.js';
import { reportedVerb } from './lexicon/reporting-verbs.js';
import { ORGANIZATION_NAMES } from './lexicon/titles.js';

/** What a word tells by its letters alone, wherever it stands: looked up once, and not by each rule for each token. */
export interface WordForm {
  /** As printed. */
  readonly text: string;
  readonly lower: string;
  /** In lower case, without its full stop. */
  readonly bare: string;
  /** True for what has a name's first letter. */
  readonly hasCapital: boolean;
  /** True for two capitals or more, and nothing else. */
  readonly isAllCapitals: boolean;
  /** True for what ends in a letter, a digit or a comma, before a full stop perhaps: a capital after it is no sentence's. */
  readonly endsInWord: boolean;
  /** The base form of the reporting verb that it can be a form of. */
  readonly reported: string | undefined;
  /** The base form of any other verb that it is a form of; null until the tagger has taken it for one and told it. */
  base: string | null;
  /** True for a name, or a part of one, that the lists have. */
  readonly isListedName: boolean;
  /** What its bare form is known as, if it is a name or a part of one. */
  readonly nameTags: ReadonlySet<NameTag>;
  readonly isPersonNoun: boolean;
  /** True for a month, a day of the week or a holiday. */
  readonly isTime: boolean;
  /** True for what may begin the words that tell that something was said, though no verb does: 'claim', 'in', 'sure'. */
  readonly mayReport: boolean;
  /** True for what a sentence can end with: a mark, or what the tokenizer took for an abbreviation. */
  readonly mayEnd: boolean;
  /** True for a word that requests for anonymity have. */
  readonly isOfRequests: boolean;
}

const ALL_CAPITALS = /^\p{Lu}{2,}$/u;
/** A word in another script than the text's is a gloss. */
const CAPITAL = /^(?=\p{Script=Latin})\p{Lu}/u;

/** What is known of a word as it is printed. */
export const wordForm = remembered((word): WordForm => {
  const lower = word.toLowerCase();
  const bare = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  return {
    text: word,
    lower,
    bare,
    hasCapital: word !== lower && CAPITAL.test(word),
    isAllCapitals: ALL_CAPITALS.test(word),
    endsInWord: /[\p{L}\p{N},]\.?$/u.test(word),
    reported: reportedVerb(lower),
    base: null,
    isListedName: isKnownName(bare) || ORGANIZATION_NAMES.has(bare),
    nameTags: nameTags(bare),
    isPersonNoun: isPersonNoun(bare),
    isTime: nameTags(lower).has('TIME'),
    mayReport:
      SOURCE_OPENINGS.has(lower) || reportingNoun(lower) !== undefined || REPORTING_ADJECTIVES.has(lower),
    mayEnd: /[.!?…]$/.test(word),
    isOfRequests: ANONYMITY_STEMS.test(lower),
  };
});
