import { coMentions } from '../../store/co-mentions.js';
import { quotedSpeakers } from '../../store/speakers.js';
import { statementBreakdown } from '../../store/statement-breakdown.js';
import { statementTimeline, stretchTotals } from '../../store/statement-timeline.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { BY_QUESTION, type Remembered } from './remembered.js';

/** What can be counted. Each question is one statement; the same one asked twice is asked once. */
export function aggregateLoaders(level: Level, archive: Remembered) {
  const counted = <Question, Answer>(
    name: string,
    ask: (level: Level, question: Question) => Promise<Answer>,
  ) =>
    archive.loader<Question, Answer>(name, BY_QUESTION, (questions) =>
      Promise.all(questions.map((question) => ask(level, question))),
    );
  return {
    quotedSpeakers: new ListLoader(level, quotedSpeakers, archive),
    timeline: counted('timeline', statementTimeline),
    stretchTotals: counted('stretchTotals', stretchTotals),
    breakdown: counted('breakdown', statementBreakdown),
    coMentions: counted('coMentions', coMentions),
  };
}
