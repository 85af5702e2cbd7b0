/** What a person decided over the machine. */
export enum CorrectionKind {
  ATTRIBUTION = 'ATTRIBUTION',
  QUOTE = 'QUOTE',
  REJECTION = 'REJECTION',
  MERGE = 'MERGE',
  SPLIT = 'SPLIT',
  ALIAS = 'ALIAS',
}
