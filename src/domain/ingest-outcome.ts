/** What became of a page's article. */
export enum IngestOutcome {
  CREATED = 'created',
  CHANGED = 'changed',
  UNCHANGED = 'unchanged',
}
