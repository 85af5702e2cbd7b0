import type { Draft } from '../draft.js';
import { describeUnnamedSources } from './describe-unnamed-sources.js';
import { findAnonymityRequests } from './find-anonymity-requests.js';
import { findAffiliations } from './find-affiliations.js';
import { findCues } from './find-cues.js';
import { findHeadlineReports } from './find-headline-reports.js';
import { findNames } from './find-names.js';
import { findQuotations } from './find-quotations.js';
import { findReportedSpeech } from './find-reported-speech.js';
import { findTurns } from './find-turns.js';
import { groupNames } from './group-names.js';
import { judgeStance } from './judge-stance.js';
import { markQuotedTokens } from './mark-quoted-tokens.js';
import { pairQuotationMarks } from './pair-quotation-marks.js';
import { quoteWhatIsInMarks } from './quote-what-is-in-marks.js';
import { resolveReferences } from './resolve-references.js';
import { resolveSpeakers } from './resolve-speakers.js';
import { segmentParagraphs } from './segment-paragraphs.js';
import { segmentSentences } from './segment-sentences.js';
import { tagTokens } from './tag-tokens.js';

/** Reads what is known of a text and returns what it adds. */
export type Phase = (draft: Draft) => Partial<Draft>;

/** The analysis, step by step. */
export const PHASES: readonly Phase[] = [
  segmentParagraphs,
  tagTokens,
  pairQuotationMarks,
  findTurns,
  markQuotedTokens,
  segmentSentences,
  findNames,
  groupNames,
  findCues,
  findAnonymityRequests,
  findQuotations,
  findReportedSpeech,
  findHeadlineReports,
  resolveSpeakers,
  describeUnnamedSources,
  resolveReferences,
  findAffiliations,
  judgeStance,
];

/** The analysis of a text in another language than English: its direct quotes, and no speakers. */
export const PHASES_OF_OTHER_LANGUAGES: readonly Phase[] = [
  segmentParagraphs,
  pairQuotationMarks,
  quoteWhatIsInMarks,
];
