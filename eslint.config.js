import eslint from '@eslint/js';
import graphql from '@graphql-eslint/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: each room with the rooms it may look into, itself aside. Server and command line compose the
 * others, and nobody imports them.
 */
const ROOMS = {
  domain: [],
  analysis: ['domain'],
  evaluation: ['domain', 'analysis'],
  entities: ['domain'],
  store: ['domain', 'entities'],
  ingest: ['domain', 'analysis', 'entities', 'store'],
  graphql: ['domain', 'entities', 'store'],
  server: ['domain', 'graphql', 'store'],
  cli: ['domain', 'analysis', 'evaluation', 'ingest', 'graphql', 'server', 'store'],
};

const zones = Object.entries(ROOMS).map(([room, visible]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...visible].map((name) => `./${name}`),
  message: `The import law: ${room} may import ${visible.join(', ') || 'nothing'}.`,
}));

/** The GraphQL types that are parts of another thing, and are never fetched alone. */
const TYPES_WITHOUT_ID = [
  'Affiliation',
  'AnalysisQuality',
  'AnonymityReason',
  'Attribution',
  'AttributionAlternative',
  'BreakdownRow',
  'CoMentionGraph',
  'Mention',
  'Moderation',
  'PageInfo',
  'QualityInterval',
  'QualityMeasure',
  'QuotePiece',
  'Stance',
  'TextSelector',
  'TimeBucket',
  'UserError',
  'Viewer',
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      '.data/',
      'node_modules/',
      'src/analysis/stance/stance-weights.ts',
      'src/analysis/lexicon/wordnet-names.ts',
    ],
  },
  { files: ['**/*.ts', '**/*.js', '**/*.mjs'], extends: [eslint.configs.recommended] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [createTypeScriptImportResolver()],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Classes without members carry decorators; resolvers need no state.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      // GraphQL's enum values are written as the strings they are, and its objects need be no instances.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['src/server/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'src/server/config.ts alone reads the environment.' },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
      },
    },
  },
  {
    files: ['schema.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema.graphql' } },
    },
    rules: {
      ...graphql.configs['flat/schema-all'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // The printer sorts everything by name, `id` too, and a test compares the file with what it prints.
      '@graphql-eslint/alphabetize': 'off',
      // `rootField` finds the fields of one root type only: where there are two, none.
      '@graphql-eslint/require-description': [
        'error',
        { types: true, DirectiveDefinition: true, FieldDefinition: true },
      ],
      // The rule is for schemas that are read only.
      '@graphql-eslint/no-root-type': 'off',
      // A list that fails is the failure of its query: nullable roots would make every client check for what the
      // error says already. The types are promised as they are.
      '@graphql-eslint/require-nullable-result-in-root': 'off',
      // What has no identity of its own is read through what has: a place in a text, a page of a list, a count.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        { exceptions: { types: TYPES_WITHOUT_ID, suffixes: ['Connection', 'Edge', 'Payload'] } },
      ],
      // Lists that can grow are connections; the others, as the pieces of a quote, are short, and come whole.
      // `nodes` is a connection's page without cursors. A mention, alone among the nodes of edges, has no id.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
    },
  },
  prettier,
);
