import type { Page } from '../../src/ingest/page.js';
import { comment, lanternPage, page, pierTalksPage } from './pages.js';

const TALK = `“The ferry is late,” said Tobias Renner. Maria Oldfield believes that the ferry will sail. “Nobody listens,” a sailor said.`;

/** Statements of every kind: said and held, by somebody, by nobody named, and by readers; some at no known time. */
export const FILTERED_ARCHIVE: readonly Page[] = [
  lanternPage(1, 3),
  lanternPage(40, 2),
  pierTalksPage(3, 2),
  page({
    url: 'https://sound.example/1',
    outlet: 'The Sound',
    publishedAt: null,
    text: TALK,
    comments: [
      comment('gull', 'The Harbour Union sleeps.', null, new Date('2021-03-01T10:00:00Z')),
      comment('tern', 'Quite.', 0),
    ],
  }),
];
