/** How much of a quote stands in quotation marks: all of it, none of it, or some of it. */
export enum QuoteKind {
  DIRECT = 'DIRECT',
  INDIRECT = 'INDIRECT',
  MIXED = 'MIXED',
}

/** What a statement is: a quote of one of the three kinds, or a reader's comment. */
export enum StatementKind {
  DIRECT = 'DIRECT',
  INDIRECT = 'INDIRECT',
  MIXED = 'MIXED',
  COMMENT = 'COMMENT',
}

/** Whether words are reported as said, or as what somebody holds: believes, wants, plans, fears or expects. */
export enum AttributionType {
  SAID = 'SAID',
  HELD = 'HELD',
}

/** What an entity is. */
export enum EntityKind {
  PERSON = 'PERSON',
  ORGANIZATION = 'ORGANIZATION',
  PLACE = 'PLACE',
}

/** How a statement stands to an entity that it is about. */
export enum Polarity {
  POSITIVE = 'POSITIVE',
  NEUTRAL = 'NEUTRAL',
  NEGATIVE = 'NEGATIVE',
}

/** Why a source stays unnamed, in the article's own terms, sorted. */
export enum AnonymityReasonCategory {
  NOT_AUTHORIZED = 'NOT_AUTHORIZED',
  SENSITIVITY = 'SENSITIVITY',
  FEAR_OF_REPRISAL = 'FEAR_OF_REPRISAL',
  PRIVATE_MATTER = 'PRIVATE_MATTER',
  OTHER = 'OTHER',
}

/** Where a comment stands in moderation. */
export enum CommentStatus {
  PUBLISHED = 'PUBLISHED',
  PENDING = 'PENDING',
  REJECTED = 'REJECTED',
}

/** How long the stretches of a timeline are. */
export enum TimeInterval {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  YEAR = 'YEAR',
}

/** What statements are counted by. */
export enum StatementDimension {
  OUTLET = 'OUTLET',
  SPEAKER = 'SPEAKER',
  ABOUT = 'ABOUT',
  KIND = 'KIND',
  POLARITY = 'POLARITY',
  UNNAMED = 'UNNAMED',
}

/** What a search looks through. */
export enum SearchKind {
  ARTICLE = 'ARTICLE',
  QUOTE = 'QUOTE',
  COMMENT = 'COMMENT',
  PERSON = 'PERSON',
  ORGANIZATION = 'ORGANIZATION',
  PLACE = 'PLACE',
}
