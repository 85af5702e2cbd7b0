import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLSchema,
} from 'graphql';

/** Something that has a name and a description, with the names of what it stands in. */
interface Described {
  readonly place: readonly string[];
  readonly description: string | null | undefined;
}

interface Member {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly args?: readonly Member[];
}

/** Words that say nothing of their own. */
const FILLERS = new Set(
  wordsOf('a an and as by for has have in is it its of on or s that the this to which with'),
);

function* everythingIn(schema: GraphQLSchema): Iterable<Described> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    yield { place: [type.name], description: type.description };
    if (isEnumType(type)) {
      for (const { name, description } of type.getValues()) yield { place: [type.name, name], description };
    }
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values<Member>(type.getFields())) {
      const place = [type.name, field.name];
      yield { place, description: field.description };
      for (const { name, description } of field.args ?? []) yield { place: [...place, name], description };
    }
  }
}

/** Lower case, without a last s: 'SAID_AT', 'saidAt' and 'said at' are the same two. */
function wordsOf(text: string): string[] {
  return (text.replace(/([a-z\d])([A-Z])/g, '$1 $2').match(/[A-Za-z\d]+/g) ?? []).map((word) =>
    word.toLowerCase().replace(/(?<=.)s$/, ''),
  );
}

/** Whether a description says more than the names that stand beside it on the page. */
function adds({ place, description }: Described): boolean {
  const known = new Set(place.flatMap(wordsOf));
  return wordsOf(description ?? '').some((word) => !known.has(word) && !FILLERS.has(word));
}

const empty = (schema: GraphQLSchema): string[] =>
  [...everythingIn(schema)].filter((described) => !adds(described)).map(({ place }) => place.join('.'));

describe('the descriptions of schema.graphql', () => {
  it('add something to every name: of type, field, argument, input field and enum value', async () => {
    const text = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(empty(buildSchema(text))).toEqual([]);
  });

  it('would be missed, and found idle', () => {
    const schema = buildSchema(`
      """The articles of this query."""
      type Query {
        """The article by its id."""
        article(
          """The id."""
          id: ID
          """Latest first."""
          orderBy: ArticleOrder
        ): String
        bare: Int
      }
      """An order of articles, never random."""
      input ArticleOrder { """The order's field.""" field: ArticleField }
      """What articles can be sorted by."""
      enum ArticleField { SAID_AT, """Where it stands.""" POSITION }
    `);
    expect(empty(schema)).toEqual([
      'Query.article.id',
      'Query.bare',
      'ArticleOrder.field',
      'ArticleField.SAID_AT',
    ]);
  });
});
