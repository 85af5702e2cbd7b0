import type { TypePolicies } from '@apollo/client';

/** How Apollo Client's cache pages through connections, finds things by id, and merges parts of things. */
export declare const typePolicies: TypePolicies;
