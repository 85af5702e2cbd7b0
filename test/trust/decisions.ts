import { Role } from '../../src/domain/role.js';

/** Null: everybody, also without a key. */
export type Decision = Role | null;

/** Which roles may do what is for one. Written out, not asked of the code: else nothing here could fail. */
export const MAY: Readonly<Record<Role, readonly Role[]>> = {
  [Role.READER]: [Role.READER, Role.CONTRIBUTOR, Role.MODERATOR, Role.EDITOR, Role.ADMIN],
  [Role.CONTRIBUTOR]: [Role.CONTRIBUTOR, Role.MODERATOR, Role.EDITOR, Role.ADMIN],
  [Role.MODERATOR]: [Role.MODERATOR, Role.EDITOR, Role.ADMIN],
  [Role.EDITOR]: [Role.EDITOR, Role.ADMIN],
  [Role.ADMIN]: [Role.ADMIN],
};

/**
 * Who may do what: every mutation, every root field, and every other field that is not for everybody. A field of these
 * sorts that is not here fails the test, and so does one that is here and protected otherwise.
 */
export const DECISIONS: Readonly<Record<string, Decision>> = {
  'Mutation.addComment': Role.CONTRIBUTOR,
  'Mutation.ingestArticle': Role.CONTRIBUTOR,

  'Mutation.moderateComment': Role.MODERATOR,

  'Mutation.addAlias': Role.EDITOR,
  'Mutation.correctAttribution': Role.EDITOR,
  'Mutation.correctQuote': Role.EDITOR,
  'Mutation.mergeEntities': Role.EDITOR,
  'Mutation.rejectQuote': Role.EDITOR,
  'Mutation.splitEntity': Role.EDITOR,
  'Mutation.undoCorrection': Role.EDITOR,
  'Mutation.createApiKey': Role.ADMIN,
  'Mutation.revokeApiKey': Role.ADMIN,

  'Query.analysisQuality': null,
  'Query.apiKeys': Role.ADMIN,
  'Query.article': null,
  'Query.articles': null,
  'Query.auditEntries': Role.ADMIN,
  'Query.statementBreakdown': null,
  'Query.coMentions': null,
  'Query.comments': Role.MODERATOR,
  'Query.corrections': Role.EDITOR,
  'Query.entities': null,
  'Query.node': null,
  'Query.nodes': null,
  'Query.organization': null,
  'Query.outlets': null,
  'Query.person': null,
  'Query.place': null,
  'Query.quotes': null,
  'Query.search': null,
  'Query.speakers': null,
  'Query.statements': null,
  'Query.statementTimeline': null,
  'Query.viewer': null,

  'Comment.moderationHistory': Role.MODERATOR,

  'Correction.madeBy': Role.EDITOR,
  'Correction.quote': Role.EDITOR,
};

/** What `node` fetches for these alone; all other types are everybody's. */
export const PROTECTED_NODES: Readonly<Record<string, Role>> = {
  ApiKey: Role.ADMIN,
  AuditEntry: Role.ADMIN,
};

/**
 * The types that no field for everybody leads to, but for what mutations answer. A new field that leads to one of them
 * fails the test, unless it is for some alone.
 */
export const HIDDEN_TYPES: readonly string[] = [
  'ApiKey',
  'ApiKeyConnection',
  'ApiKeyEdge',
  'AuditEntry',
  'AuditEntryConnection',
  'AuditEntryEdge',
  'CorrectionConnection',
  'CorrectionEdge',
  'Moderation',
  // No secret: it stands in payloads alone.
  'UserError',
];
