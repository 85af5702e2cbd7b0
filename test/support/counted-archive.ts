import type { Page } from '../../src/ingest/page.js';
import { lanternPage, page, pierTalksPage } from './pages.js';

/** Few enough statements to count by hand. */
export const COUNTED_ARCHIVE: readonly Page[] = [
  lanternPage(1, 3), // three quotes on 2 January 2020, a comment on 3 January
  lanternPage(70, 2), // two quotes on 11 March 2020, a comment on 12 March
  pierTalksPage(1, 4), // four on 2 January
  page({
    url: 'https://sound.example/1',
    outlet: 'The Sound',
    publishedAt: new Date('2020-03-31T23:30:00Z'),
    text: '“The Lantern Trust and the Harbour Union are friends,” said Tobias Renner.',
  }),
  page({
    url: 'https://sound.example/2',
    outlet: 'The Sound',
    publishedAt: null,
    text: '“When?” said Tobias Renner.',
  }),
];
