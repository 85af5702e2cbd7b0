import { comment, page } from './pages.js';

export const KEPT = '“The Lantern Trust shut the bridge,” said Ana Ruiz.';
const GONE =
  '“The Harbour Union lied about the pier,” said an official, who asked not to be named because of the delicacy of the talks.';
export const NEW = '“The bridge is open,” said Tom Lisk.';

/** An article as it was read first, */
export const BEFORE = page({
  text: `${KEPT}\n\n${GONE}`,
  bylines: ['Ada Quill'],
  comments: [
    comment('gull', 'The Harbour Union sleeps.'),
    comment('tern', 'Does it?', 0),
    comment('crow', 'Stays.'),
  ],
});
/** and as it was read again. */
export const AFTER = page({
  headline: 'Bridge open',
  text: `${NEW}\n\n${KEPT}`,
  bylines: ['Ben Ward'],
  comments: [comment('crow', 'Stays.'), comment('crow', 'New.')],
});

export const QUOTE = `id text version { id number } about { entity { name } selector { start exact prefix } }
  stances { polarity }
  pieces { selector { start end exact prefix suffix } }
  speaker { name ... on UnnamedSource { id anonymityReason { selector { exact prefix } } quotes(first: 2) { nodes { text } } } }
  attribution { cue { exact prefix } speakerMention { exact suffix } alternatives { speaker { name } } }`;
export const COMMENT = `id text version { number } parent { id text } replyCount replies(first: 2) { nodes { id } }
  thread { id commentCount participantCount root { id } comments(first: 3) { nodes { id text } } }`;
export const ARTICLE = `{ articles(first: 1) { nodes { versionNumber readAt text
  quotes(first: 5) { nodes { ${QUOTE} } }
  threads(first: 4) { nodes { id comments(first: 4) { nodes { ${COMMENT} } } } }
  versions(first: 2) { totalCount nodes {
    id number headline text replacedAt readAt wordCount quoteCount commentCount analysisVersion
    outlet { name } bylines { name } article { headline }
    quotes(first: 5) { totalCount nodes { ${QUOTE} } }
    statements(first: 9) { nodes { id text ... on Comment { ${COMMENT} } } }
  } }
} } }`;

export interface QuoteAnswer {
  readonly id: string;
  readonly text: string;
  readonly version: { readonly number: number } | null;
  readonly speaker: { readonly id?: string } | null;
  readonly pieces: readonly {
    readonly selector: { readonly start: number; readonly end: number; exact: string };
  }[];
}
/** What `ARTICLE` asks for. */
export interface Shown {
  readonly versionNumber: number;
  readonly readAt: string;
  readonly text: string;
  readonly quotes: { readonly nodes: readonly QuoteAnswer[] };
  readonly versions: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly id: string;
      readonly text: string;
      readonly readAt: string;
      readonly replacedAt: string;
      readonly quotes: { readonly nodes: readonly QuoteAnswer[] };
      readonly statements: { readonly nodes: readonly { readonly id: string; readonly text: string }[] };
    }[];
  };
}
