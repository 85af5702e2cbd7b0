import type { Page, PageComment } from '../../src/ingest/page.js';

/** A comment of which a test says only what matters to it. */
export function comment(
  author: string,
  text: string,
  parent: number | null = null,
  saidAt: Date | null = null,
): PageComment {
  return { author, text, parent, saidAt, printedAge: null };
}

/** A page of which a test says only what matters to it. */
export function page(given: Partial<Page>): Page {
  return {
    url: 'https://harbour.example/1',
    outlet: 'The Harbour Ledger',
    headline: 'Ferry plan divides the harbour',
    standfirst: null,
    bylines: [],
    dateline: null,
    publishedAt: new Date('2020-05-01T00:00:00Z'),
    text: 'Nothing happened.',
    comments: [],
    ...given,
  };
}

/**
 * A page whose every statement is about the Lantern Trust: quotes of two persons, and one reader's comment.
 * @param number makes it another page
 * @param quotes how many quotes
 */
export function lanternPage(number: number, quotes: number): Page {
  const sentences = Array.from({ length: quotes }, (_, i) => {
    const hall = `The Lantern Trust will open hall number ${String(number * 100 + i)} before winter,`;
    return `“${hall}” ${i % 2 === 0 ? 'said Maria Oldfield' : 'said Tobias Renner'}, a director of the Lantern Trust.`;
  });
  return page({
    url: `https://harbour.example/lantern/${String(number)}`,
    headline: `Lantern Trust, part ${String(number)}`,
    bylines: ['Ada Quill'],
    publishedAt: new Date(Date.UTC(2020, 0, 1 + number)),
    text: sentences.join('\n\n'),
    comments: [
      comment('lamplighter', 'I trust the Lantern Trust.', null, new Date(Date.UTC(2020, 0, 2 + number))),
    ],
  });
}

/**
 * A page whose every statement is a quote of an unnamed source, about the Harbour Union and the Port Elm Council.
 * @param number makes it another page
 * @param quotes how many quotes
 */
export function pierTalksPage(number: number, quotes: number): Page {
  const sentences = Array.from({ length: quotes }, (_, i) => {
    const words = `The Harbour Union will answer the Port Elm Council about pier ${String(number * 100 + i)},`;
    return `“${words}” said an official of the Port Elm Council, who asked not to be named because of the delicacy of the talks.`;
  });
  return page({
    url: `https://harbour.example/piers/${String(number)}`,
    headline: `Pier talks, part ${String(number)}`,
    publishedAt: new Date(Date.UTC(2020, 0, 1 + number)),
    text: sentences.join('\n\n'),
  });
}

/** Two statements about the Lantern Trust. */
export const SMALL_ARCHIVE: readonly Page[] = [lanternPage(1, 1)];

/** Two hundred statements about the Lantern Trust. */
export const LARGE_ARCHIVE: readonly Page[] = Array.from({ length: 20 }, (_, i) => lanternPage(i + 1, 9));
