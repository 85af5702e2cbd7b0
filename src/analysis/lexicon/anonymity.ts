import { AnonymityReasonCategory } from '../../domain/kinds.js';

/**
 * Phrases by which articles tell that a source asked not to be named.
 * Origin: the anonymity formulas that the style guides of The Associated Press, Reuters and The New York Times give.
 */
export const ANONYMITY_REQUESTS: readonly RegExp[] = [
  /\b(?:request|ask|want|prefer|wish|insist|demand|beg)(?:ed|ing|s|red|ring)?(?: that)?(?: \w+){0,4}? (?:not to be|to not be|to remain|to stay|not be|to go|to be kept|to be left|remain|on not being) (?:further |publicly |otherwise )?(?:named|identified|quoted(?: by name)?|anonymous|unnamed|unidentified)/giu,
  /\b(?:declin|refus)(?:ed|ing|es) to be (?:further |publicly )?(?:named|identified|quoted by name)/giu,
  /\b(?:on|under)(?: the)? (?:strict )?condition of (?:strict )?anonymity/giu,
  /\bon (?:the )?condition (?:that )?(?:\w+ ){1,3}(?:not be|remain|would not be|stay) (?:named|identified|anonymous|unnamed)/giu,
  /\b(?:request|ask|insist|demand)(?:ed|ing|s)?(?: for| on)? anonymity/giu,
  /\b(?:ask|request|insist)(?:ed|ing|s)? (?:that )?(?:his|her|their|the) (?:\w+ )?names? (?:not be|be withheld|be kept|was not|were not)/giu,
  /\b(?:did not|didn['’]t|does not|do not) (?:want|wish) (?:his|her|their) names? (?:to be )?(?:used|published|printed|known)/giu,
  /\b(?:did not|didn['’]t|does not|do not) (?:want|wish) to be (?:named|identified)/giu,
  /\b(?:was|were|is|are|been) (?:granted|given|promised) anonymity/giu,
  /\b(?:speaking|spoke|talked|talking) (?:\w+ )?(?:anonymously|without attribution)/giu,
  /\bnot (?:being )?authori[sz]ed to (?:speak|talk|comment|brief)/giu,
];

/** Words that open the reason for anonymity. Origin: as above. */
export const REASON_OPENINGS =
  /\b(?:because(?: of)?|due to|owing to|citing|for fear (?:of|that)|fearing|given|in order to|out of|to avoid|to protect|to discuss|to describe|to speak (?:freely|candidly|openly|frankly)|to talk (?:freely|candidly|openly)|as (?:he|she|they|it|the)|since (?:he|she|they|it|the)|so as not to|lest)\b/iu;

/** What sort of reason the words state, the first that fits. Origin: as above. */
export const REASON_CATEGORIES: readonly (readonly [RegExp, AnonymityReasonCategory])[] = [
  [
    /\bauthori[sz]|permission|permitted|allowed|cleared to|entitled to|rules (?:bar|forbid)|policy (?:bars|forbids)/iu,
    AnonymityReasonCategory.NOT_AUTHORIZED,
  ],
  [
    /\bfear|retaliat|repris|retribut|safety|security of (?:his|her|their)|los(?:e|ing) (?:his|her|their|the) (?:job|post|contract|licen[cs]e)|punish|reveng|threat|arrest|harass|dismiss|sacked|fired/iu,
    AnonymityReasonCategory.FEAR_OF_REPRISAL,
  ],
  [
    /\bprivate|privacy|personal|personnel|family|confidential|internal|deliberations/iu,
    AnonymityReasonCategory.PRIVATE_MATTER,
  ],
  [
    /\bsensitiv|delica|ongoing|diploma|secre|classified|negotiation|investigation|talks/iu,
    AnonymityReasonCategory.SENSITIVITY,
  ],
];
