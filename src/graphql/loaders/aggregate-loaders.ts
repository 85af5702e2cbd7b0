import { coMentions, type CoMentionQuestion } from '../../store/co-mentions.js';
import { quotedSpeakers } from '../../store/speakers.js';
import { statementBreakdown, type BreakdownQuestion } from '../../store/statement-breakdown.js';
import { statementTimeline, type TimelineQuestion } from '../../store/statement-timeline.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';

/** What can be counted. Each question is one statement; the same one asked twice is asked once. */
export function aggregateLoaders(level: Level) {
  const each =
    <Question, Answer>(ask: (level: Level, question: Question) => Promise<Answer>) =>
    (questions: readonly Question[]) =>
      Promise.all(questions.map((question) => ask(level, question)));
  return {
    quotedSpeakers: new ListLoader(level, quotedSpeakers),
    timeline: level.loader(
      (questions: readonly TimelineQuestion[]) => each(statementTimeline)(questions),
      JSON.stringify,
    ),
    breakdown: level.loader(
      (questions: readonly BreakdownQuestion[]) => each(statementBreakdown)(questions),
      JSON.stringify,
    ),
    coMentions: level.loader(
      (questions: readonly CoMentionQuestion[]) => each(coMentions)(questions),
      JSON.stringify,
    ),
  };
}
