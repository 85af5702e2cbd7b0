/** What a reader makes of one saved page. Everything that is printed there, nothing that is not. */
export interface Page {
  /** The canonical address, where the page tells it. */
  readonly url: string | null;
  readonly outlet: string;
  readonly headline: string;
  readonly standfirst: string | null;
  /** The names of the authors, in print order. */
  readonly bylines: readonly string[];
  /** The place printed before the first sentence: 'PORT ALDER'. It also stays in `text`, as printed. */
  readonly dateline: string | null;
  /** UTC. A date printed without a time is its midnight. */
  readonly publishedAt: Date | null;
  /** The body's paragraphs as printed, joined by an empty line; no headline, comment, footer or navigation. */
  readonly text: string;
  /** In reading order. */
  readonly comments: readonly PageComment[];
  /** The BCP 47 tag that the page's words are in as far as it tells; what the words themselves tell goes before. */
  readonly language?: string;
  /** True where only a summary of the article was to be had, as in many feeds. */
  readonly isSummary?: true;
}

export interface PageComment {
  /** The site's own id of the comment, where it tells one. */
  readonly id?: string;
  readonly author: string;
  readonly text: string;
  /** The age or date as printed: '12 years ago'. */
  readonly printedAge: string | null;
  /** UTC; null where the printed age is relative and the retrieval time is unknown. */
  readonly saidAt: Date | null;
  /** The index of the comment this one replies to, always smaller than its own; null for a root. */
  readonly parent: number | null;
  /** How many readers agreed and disagreed, where that is printed. */
  readonly votes?: Votes;
}

export interface Votes {
  readonly up: number | null;
  readonly down: number | null;
}
