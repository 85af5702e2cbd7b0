import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { jsonPgSmartTags } from 'postgraphile/utils';

/** A foreign key, named from both its ends. */
const relation = (fieldName, foreignFieldName) => ({ tags: { fieldName, foreignFieldName } });

const tags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      // No foreign key: the mention's tells the same.
      'public.about': {
        tags: {
          foreignKey:
            '(entity_id) references entity (id)|@fieldName entity|@foreignFieldName statementsAbout',
        },
      },
    },
    constraint: {
      'public.about.about_mention_fkey': relation('mention', 'statementsIn'),
      'public.about.about_statement_fkey': relation('statement', 'about'),
      'public.affiliation.affiliation_article_fkey': relation('article', 'affiliations'),
      'public.affiliation.affiliation_organization_fkey': relation('organization', 'affiliates'),
      'public.affiliation.affiliation_person_fkey': relation('person', 'affiliations'),
      'public.alias.alias_entity_fkey': relation('entity', 'aliases'),
      'public.article.article_outlet_fkey': relation('outlet', 'articles'),
      'public.attribution_alternative.attribution_alternative_entity_fkey': relation(
        'speaker',
        'alternatives',
      ),
      'public.attribution_alternative.attribution_alternative_quote_fkey': relation('quote', 'alternatives'),
      'public.byline.byline_article_fkey': relation('article', 'bylines'),
      'public.byline.byline_person_fkey': relation('person', 'bylines'),
      'public.comment_thread.comment_thread_article_fkey': relation('article', 'threads'),
      'public.mention.mention_article_fkey': relation('article', 'mentions'),
      'public.mention.mention_comment_fkey': relation('comment', 'mentions'),
      'public.mention.mention_entity_fkey': relation('entity', 'mentions'),
      'public.quote_piece.quote_piece_quote_fkey': relation('quote', 'pieces'),
      'public.stance.stance_statement_fkey': relation('statement', 'stances'),
      'public.stance.stance_target_fkey': relation('target', 'stances'),
      'public.statement.comment_parent_fkey': relation('parent', 'replies'),
      'public.statement.comment_thread_fkey': relation('thread', 'comments'),
      'public.statement.quote_speaker_entity_fkey': relation('speakerEntity', 'quotes'),
      'public.statement.quote_speaker_source_fkey': relation('speakerSource', 'quotes'),
      'public.statement.statement_article_fkey': relation('article', 'statements'),
      'public.unnamed_source.unnamed_source_organization_fkey': relation('organization', 'unnamedSources'),
    },
  },
});

/** PostGraphile over the archive's own tables, read only, in production settings. */
export default {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  plugins: [tags],
  // Without the first, what only a partial index serves cannot be asked for.
  disablePlugins: ['PgIndexBehaviorsPlugin', 'PgMutationCreatePlugin', 'PgMutationUpdateDeletePlugin'],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['public'],
      poolConfig: { max: 10 },
    }),
  ],
  schema: { connectionFilterRelations: true },
  grafserv: {
    port: Number(process.env.PORT),
    host: '127.0.0.1',
    graphqlPath: '/graphql',
    graphiql: false,
    websockets: false,
  },
  grafast: { explain: false, timeouts: {} },
};
