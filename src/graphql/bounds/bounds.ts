/** What one request may ask for. The reason for each number is in docs/limits.md. */
export interface Bounds {
  /** How many fields lie one inside the other. */
  readonly maxDepth: number;
  /** The objects that an answer may hold by the page sizes asked for, and the costlier fields' weights. */
  readonly maxComplexity: number;
  /** The fields of an operation, its fragments written out. */
  readonly maxFields: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
  /** Words and signs of the text of a query, as GraphQL splits it. */
  readonly maxTokens: number;
  /** Of the whole request. */
  readonly maxBodyBytes: number;
  /** Operations in one request; 1 for no batching. */
  readonly maxBatch: number;
}

export const DEFAULT_BOUNDS: Bounds = {
  maxDepth: 12,
  maxComplexity: 20_000,
  maxFields: 400,
  maxAliases: 30,
  maxDirectives: 20,
  maxTokens: 1000,
  maxBodyBytes: 1_048_576,
  maxBatch: 1,
};
