import { AnonymityReasonCategory } from '../../domain/kinds.js';

/** A sentence without any word, in lower case, that has one of these tells of no request for anonymity: it need not be searched further. */
export const ANONYMITY_STEMS =
  /anonym|\bname|unnamed|identi[ft]|quoted|attribution|record|background|authori[sz]|permission|permitted|allowed|cleared|clearance|entitled|licensed|privately|pseudonym|disclosure|confidentiality/;

const WITHHELD = 'withheld|kept|printed|published|used|known|given|mentioned|revealed|disclosed|changed';
const NAMED = 'named|identified|quoted(?: by name)?|anonymous|unnamed|unidentified';
const TO_PRESS =
  '(?:publicly|openly|freely|on the record|(?:to|with|by) (?:the )?(?:media|press|reporters?|journalists?|newspapers?)|(?:the )?(?:media|press|reporters|journalists))';

/** One expression for all: a sentence is walked once. */
function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${patterns.join('|')})`, 'gi');
}

/**
 * Phrases by which articles tell that a source asked not to be named.
 * Origin: the anonymity formulas that the style guides of The Associated Press, Reuters and The New York Times give.
 */
export const ANONYMITY_REQUESTS = anyOf([
  `(?:request|ask|want|prefer|wish|insist|demand|beg|agree|choose|chose|opt)(?:ed|ing|s|red|ring)?(?: that| only)?(?: \\w+){0,4}? (?:not to be|to not be|to remain|to stay|not be|to go|to be kept|to be left|remain|stay|on not being) (?:further |publicly |otherwise )?(?:${NAMED})`,
  `not (?:wanting|wishing|willing|prepared) to be (?:publicly )?(?:${NAMED})`,
  `(?:declin|refus)(?:ed|ing|es) to be (?:further |publicly )?(?:${NAMED})`,
  `(?:declin|refus)(?:ed|ing|es) to (?:give|reveal|disclose) (?:his|her|their) (?:full |last |real )?names?`,
  `(?:on|under)(?: the)? (?:strict )?condition of (?:strict )?anonymity`,
  `on (?:the )?condition (?:that )?(?:\\w+ ){1,7}?(?:be|remain|stay) (?:${NAMED}|${WITHHELD})`,
  `(?:request|ask|insist|demand)(?:ed|ing|s)?(?: for| on)? (?:complete |total |strict )?anonymity`,
  `(?:ask|request|insist)(?:ed|ing|s)? (?:that |for )?(?:only )?(?:his|her|their|the) (?:\\w+ ){0,2}names? (?:to )?(?:not )?(?:be |was |were )?(?:not )?(?:be )?(?:${WITHHELD})(?: out of (?:print|the paper|this article)| secret| private)?`,
  `(?:ask|request)(?:ed|ing|s)? to be (?:named|identified|known) (?:only|just) (?:by|as)(?: (?:his|her|their))?(?: \\w+){1,2}?`,
  `(?:did not|didn['’]t|does not|do not) (?:want|wish) (?:his|her|their) (?:\\w+ )?names? (?:to be )?(?:${WITHHELD})`,
  `(?:did not|didn['’]t|does not|do not) (?:want|wish) to be (?:${NAMED})`,
  `only if (?:his|her|their) (?:\\w+ )?names? (?:was|were|is|are) (?:not )?(?:${WITHHELD})`,
  `(?:granted|given|promised|offered|guaranteed) anonymity`,
  `(?:speak|spoke|talk)(?:ed|ing|s)? (?:\\w+ ){0,2}?(?:anonymously|off the record|on background|not for attribution|without attribution)`,
  `speaking privately`,
  `(?:can|could|may|will|would|must|should)(?:not| not) be (?:publicly )?(?:named|identified|quoted by name)`,
  `(?:names?|identit(?:y|ies)) (?:is|are|was|were|has been|have been) (?:being )?(?:withheld|protected|concealed|changed)`,
  `(?:uses|used|using) (?:a (?:false|different|assumed) name|a pseudonym)`,
]);

/** Phrases that tell at once that a source is not to be named, and why. Origin: as above. */
export const SELF_EXPLAINING_REQUESTS = anyOf([
  `(?:not|n['’]t) (?:being |been )?authori[sz]ed to (?:speak|talk|comment|brief|discuss|be (?:quoted|named))`,
  `(?:not|n['’]t) (?:being |been )?(?:permitted|allowed|cleared|entitled|licensed) to (?:speak|talk|comment|brief|discuss \\w+)(?: \\w+){0,3}? ${TO_PRESS}`,
  `(?:not|n['’]t) (?:being |been )?(?:permitted|allowed|cleared|entitled) to be (?:${NAMED})`,
  `(?:lack(?:s|ed|ing)?|without|did not have|does not have|do not have) (?:the )?(?:permission|authority|authori[sz]ation|clearance) to (?:speak|talk|comment|brief)`,
  `(?:sign(?:s|ed)?|bound by) (?:a |an )?(?:non-?disclosure|confidentiality) (?:agreements?|clauses?)`,
]);

/** Words that open the reason for anonymity. Origin: as above. */
export const REASON_OPENINGS =
  /\b(?:because(?: of)?|due to|owing to|citing|for fear (?:of|that)|fearing|given|in order (?:not )?to|out of|to avoid|to protect|to discuss|to describe|to speak (?:freely|candidly|openly|frankly)|to talk (?:freely|candidly|openly)|as (?:he|she|they|it|the)|since (?:he|she|they|it|the)|so as not to|so (?:he|she|they) could|lest|in (?:exchange|return) for)\b/iu;

/** Words that open a reason only where what follows is one of the sorts below: else they open anything. Origin: as above. */
export const WEAK_REASON_OPENINGS =
  /\b(?:saying|explaining|discussing|describing|about|under|for|while|before|until|pending|ahead of|out of|when discussing|to)\b/iu;

/** What sort of reason the words state, the first that fits. Origin: as above. */
export const REASON_CATEGORIES: readonly (readonly [RegExp, AnonymityReasonCategory])[] = [
  [
    /\bauthori[sz]|permission|permitted|allowed|cleared to|clearance|entitled to|\brules\b|regulations|\b(?:company|corporate|agency|department|ministry|government|office|house|hospital|army) polic(?:y|ies)|policy (?:bars|forbids)|ethics|non-?disclosure|confidentiality (?:agreement|clause)/iu,
    AnonymityReasonCategory.NOT_AUTHORIZED,
  ],
  [
    /\bfear|afraid|scared|worr(?:y|ied)|retaliat|repris|retribut|safety|security of (?:his|her|their)|los(?:e|ing|t) (?:his|her|their|the) (?:jobs?|posts?|contracts?|licen[cs]es?|visas?|pensions?)|protect (?:his|her|their|him|her|them)|punish|reveng|threat|arrest|harass|intimidat|dismiss|sacked|fired|deport|expel|prosecut|consequences|\bcareers?\b|employers?|still (?:works?|employed|serves?|lives?)|depends? on|(?:police|authorities|army|militia|gang) (?:is|are|was|were) (?:still )?(?:looking|searching)/iu,
    AnonymityReasonCategory.FEAR_OF_REPRISAL,
  ],
  [
    /\bprivate|privacy|personal|personnel|\bfamily|confidential|internal|deliberations|\bhealth\b|medical|illness|victim|\bminors?\b|divorce|grie(?:f|ving)|embarrass/iu,
    AnonymityReasonCategory.PRIVATE_MATTER,
  ],
  [
    /\bsensitiv|delica|ongoing|continuing|continues|under way|underway|pending|going on|diploma|secre|classified|negotiat|investigation|\binquiry|\btalks|\btrials?\b|lawsuit|litigation|legal|\bcourt|announce|not (?:yet )?(?:been )?(?:public|final|made public|released)|security|offend|prejudice/iu,
    AnonymityReasonCategory.SENSITIVITY,
  ],
];

/** Verbs that go on with what the source says after a clause about the source. Origin: as above. */
export const RESUMING_VERBS: ReadonlySet<string> = new Set(
  'said says told tells added adds confirmed described recalled agreed replied'.split(' '),
);
