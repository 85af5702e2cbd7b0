import { AttributionType } from '../../domain/kinds.js';
import type { CuePattern } from '../draft.js';

/**
 * A noun or an adjective that reports: 'her claim that', 'is confident that'.
 * Origin: the nouns and adjectives that take content clauses and infinitives in The Cambridge Grammar of the English
 * Language, chapters 11 and 14, read for what is said and for the PDTB's "belief" and "intention".
 */
export interface ReportingNoun {
  readonly patterns: ReadonlySet<CuePattern>;
  readonly type: AttributionType;
}

type Class = readonly [pattern: CuePattern, type: AttributionType, words: string];
const { SAID, HELD } = AttributionType;

const NOUNS: readonly Class[] = [
  [
    'THAT',
    SAID,
    `suggestion warning accusation claim assertion complaint argument assurance criticism statement allegation charge
     contention insistence acknowledgment acknowledgement admission conclusion prediction promise declaration
     announcement confession denial pledge vow prophecy remark comment`,
  ],
  [
    'THAT',
    HELD,
    'belief doubt fear assumption concern notion hope suspicion view opinion theory conviction worry feeling',
  ],
  ['INFINITIVE', SAID, 'proposal pledge request promise vow threat'],
  ['INFINITIVE', HELD, 'desire intention wish willingness eagerness reluctance'],
  ['ABOUT', SAID, 'complaint statement joke comment remark question'],
  ['ABOUT', HELD, 'concern doubt worry'],
  ['FOR', SAID, 'call plea'],
  ['OF', SAID, 'criticism accusation critique denunciation condemnation'],
  ['TO', SAID, 'reference'],
];

const ADJECTIVES: readonly Class[] = [
  [
    'THAT',
    HELD,
    `confident aware concerned hopeful optimistic unaware sure certain convinced worried afraid glad proud sorry
     doubtful skeptical sceptical pessimistic fearful`,
  ],
  ['THAT', SAID, 'adamant clear'],
  ['INFINITIVE', HELD, 'eager reluctant unwilling keen'],
  ['OF', HELD, 'wary supportive'],
  ['OF', SAID, 'critical'],
];

function collect(classes: readonly Class[]): ReadonlyMap<string, ReportingNoun> {
  const found = new Map<string, ReportingNoun>();
  for (const [pattern, type, words] of classes)
    for (const word of words.trim().split(/\s+/))
      found.set(word, { type, patterns: new Set([...(found.get(word)?.patterns ?? []), pattern]) });
  return found;
}

export const REPORTING_NOUNS: ReadonlyMap<string, ReportingNoun> = collect(NOUNS);
export const REPORTING_ADJECTIVES: ReadonlyMap<string, ReportingNoun> = collect(ADJECTIVES);

/** @param noun lower case, singular or plural; what it reports, if it does: 'her claim', 'complaints' */
export function reportingNoun(noun: string): ReportingNoun | undefined {
  const known = REPORTING_NOUNS.get(noun);
  if (known || !noun.endsWith('s')) return known;
  return REPORTING_NOUNS.get(noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.slice(0, -1));
}
