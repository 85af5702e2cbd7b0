/**
 * Nouns of offices and occupations.
 * Origin: major and minor groups of ISCO-08, the International Standard Classification of Occupations, and titles of
 * government in The Associated Press' published style guide.
 */
export const ROLE_NOUNS: ReadonlySet<string> = new Set(
  `adviser advisor ambassador analyst architect attorney author captain chair chairman chairwoman chancellor chief
  coach colonel columnist commander commissioner congressman congresswoman consul coordinator coroner correspondent councillor
  counsel counsellor dean delegate deputy diplomat director doctor economist editor engineer envoy executive expert
  fellow fisherman founder general governor head historian inspector investigator journalist judge lawyer leader
  lecturer lieutenant manager mayor member minister negotiator officer official organiser organizer owner part pilot
  premier president principal professor prosecutor rapporteur representative reporter researcher scholar scientist
  secretary senator sergeant sheriff speaker spokesman spokesperson spokeswoman strategist superintendent surgeon teacher
  trader treasurer trustee veteran warden worker writer`.split(/\s+/),
);

/** Words before a role that tell when somebody has it: 'then the mayor of Lisk'. Origin: temporal adverbs in Quirk et al., A Comprehensive Grammar of the English Language. */
export const TIMES_OF_ROLES: ReadonlySet<string> = new Set(
  'then now currently formerly previously once still later'.split(' '),
);
