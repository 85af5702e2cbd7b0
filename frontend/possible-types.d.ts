/** The types that each interface stands for: Apollo Client's `possibleTypes`. */
export declare const possibleTypes: Record<string, string[]>;
