/** What opens the question of an interview, and its answer, lower case. Origin: The Associated Press' published style guide, "Q&A format". */
export const QUESTION_LABELS: ReadonlySet<string> = new Set(['q', 'question']);
export const ANSWER_LABELS: ReadonlySet<string> = new Set(['a', 'answer']);

/**
 * Words in capitals before a colon at the beginning of a text that name no place, lower case.
 * Origin: labels in the style guides of The Associated Press, Reuters and the BBC.
 */
export const HEADING_LABELS: ReadonlySet<string> = new Set([
  ...'update updated breaking exclusive watch listen video photo photos pictures gallery live opinion comment'.split(
    ' ',
  ),
  ...'analysis explainer review preview correction clarification interview profile obituary factbox timeline'.split(
    ' ',
  ),
  ...'poll quiz podcast advertisement sponsored warning note summary question answer'.split(' '),
  ...['breaking news', 'live updates', 'read more', 'editor’s note', "editor's note", 'fact check'],
]);

/** What reports something in a headline, lower case, though elsewhere it is a mere heading. Origin: as above. */
export const HEADLINE_SOURCES: ReadonlySet<string> = new Set([
  'poll',
  'survey',
  'study',
  'report',
  'reports',
]);

/** What pages ask their readers for, and nobody says. Origin: the footers of news pages. */
export const PAGE_FURNITURE =
  /^(?:Follow|Like|Find|Join) .{1,60} on (?:Twitter|X|Facebook|Instagram|Bluesky|Mastodon|YouTube)\b/u;
