import { registerEnumType } from 'type-graphql';
import {
  AnonymityReasonCategory,
  AttributionType,
  CommentStatus,
  EntityKind,
  Polarity,
  QuoteKind,
  StatementKind,
} from '../domain/kinds.js';
import { PrincipalKind } from '../domain/principal.js';
import { CorrectionKind } from '../domain/correction-kind.js';
import { Role } from '../domain/role.js';

registerEnumType(QuoteKind, {
  name: 'QuoteKind',
  description: 'How much of a quote stands in quotation marks.',
  valuesConfig: {
    DIRECT: { description: 'All of it.' },
    INDIRECT: { description: "None of it: 'he said that …'." },
    MIXED: { description: "Some of it: he said they would pay 'every last penny'." },
  },
});

registerEnumType(StatementKind, {
  name: 'StatementKind',
  description: "What a statement is: a quote of one of the three kinds, or a reader's comment.",
  valuesConfig: {
    DIRECT: { description: 'A quote, all of it in quotation marks.' },
    INDIRECT: { description: 'A quote, none of it in quotation marks.' },
    MIXED: { description: 'A quote, some of it in quotation marks.' },
    COMMENT: { description: "A reader's comment under an article." },
  },
});

registerEnumType(EntityKind, {
  name: 'EntityKind',
  description: 'What an entity is.',
  valuesConfig: {
    PERSON: { description: 'A human being.' },
    ORGANIZATION: { description: 'A body of people: a company, a ministry, a party, an armed group.' },
    PLACE: { description: 'A country, a city, a region, a river.' },
  },
});

registerEnumType(AttributionType, {
  name: 'AttributionType',
  description: 'Whether an article reports words, or what somebody has in mind.',
  valuesConfig: {
    SAID: { description: "In words, spoken or written: 'she said', 'the report warns', 'according to'." },
    HELD: { description: "Believed, wanted, planned, feared or expected: 'he hopes', 'they believe'." },
  },
});

registerEnumType(Polarity, {
  name: 'Polarity',
  description: 'How a statement stands to what it is about.',
  valuesConfig: {
    POSITIVE: { description: 'It speaks for it.' },
    NEUTRAL: { description: 'It takes no side.' },
    NEGATIVE: { description: 'It speaks against it.' },
  },
});

registerEnumType(AnonymityReasonCategory, {
  name: 'AnonymityReasonCategory',
  description: 'What sort of reason an article states for keeping a source unnamed.',
  valuesConfig: {
    NOT_AUTHORIZED: { description: "'not authorised to speak to the press'" },
    SENSITIVITY: { description: "'because of the delicacy of the talks'" },
    FEAR_OF_REPRISAL: { description: "'for fear of losing her job'" },
    PRIVATE_MATTER: { description: "'to discuss private deliberations'" },
    OTHER: { description: 'A stated reason of any other sort.' },
  },
});

registerEnumType(CommentStatus, {
  name: 'CommentStatus',
  description: 'Where a comment stands in moderation.',
  valuesConfig: {
    PUBLISHED: { description: 'Everybody sees it.' },
    PENDING: { description: 'It waits for a moderator.' },
    REJECTED: { description: 'It was turned down, by a moderator or at its arrival.' },
  },
});

registerEnumType(Role, {
  name: 'Role',
  description: 'What a key or a token lets its holder do; each role may do what those before it may.',
  valuesConfig: {
    READER: { description: 'See what everybody sees, also where reading is closed.' },
    CONTRIBUTOR: { description: 'Send in articles and comments.' },
    MODERATOR: { description: 'See comments that wait or were turned down, and decide about them.' },
    EDITOR: { description: 'Correct attributions, quotes and entities.' },
    ADMIN: { description: 'Give out keys and take them back, and look into the audit log.' },
  },
});

registerEnumType(PrincipalKind, {
  name: 'PrincipalKind',
  description: 'How somebody showed who they are.',
  valuesConfig: {
    API_KEY: { description: 'By a key that this archive gave out.' },
    TOKEN: { description: "By a JWT of the operator's identity provider." },
    COMMAND_LINE: { description: 'By having a shell on the machine.' },
  },
});

registerEnumType(CorrectionKind, {
  name: 'CorrectionKind',
  description: 'What a person decided over the machine.',
  valuesConfig: {
    ATTRIBUTION: { description: 'Who said it.' },
    QUOTE: { description: 'Which words were said, and how much of them stands in marks.' },
    REJECTION: { description: 'That it is no quote.' },
    MERGE: { description: 'That two entities are one.' },
    SPLIT: { description: 'That some articles mean another of the same name.' },
    ALIAS: { description: 'Another name.' },
  },
});
