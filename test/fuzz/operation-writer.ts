import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  getNullableType,
  isNonNullType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Draw } from './draw.js';
import type { InputValues } from './input-values.js';

/** An operation as a client sends it. */
export interface Operation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationName?: string;
}

/** A value in GraphQL's own language, also where it does not fit the type. */
function literal(type: GraphQLInputType, value: unknown): string {
  const bare = getNullableType(type);
  if (Array.isArray(value)) {
    const inner = isListType(bare) ? bare.ofType : bare;
    return `[${value.map((each) => literal(inner, each)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = isInputObjectType(bare) ? bare.getFields() : {};
    const written = Object.entries(value).map(
      ([name, each]) => `${name}: ${literal(fields[name]?.type ?? bare, each)}`,
    );
    return `{ ${written.join(', ')} }`;
  }
  if (isEnumType(bare) && typeof value === 'string' && /^[A-Z_]+$/.test(value)) return value;
  return JSON.stringify(value);
}

/** Writes one operation that the schema allows, but for the values of its arguments. */
export class OperationWriter {
  private readonly variables: Record<string, unknown> = {};
  private readonly declarations: string[] = [];
  private readonly fragments: string[] = [];
  private fieldsLeft: number;

  constructor(
    private readonly draw: Draw,
    private readonly schema: GraphQLSchema,
    private readonly values: InputValues,
  ) {
    this.fieldsLeft = draw.chance(3) ? 500 : draw.between(3, 60);
  }

  /** @param kind 'query' or 'mutation' */
  write(kind: 'query' | 'mutation'): Operation {
    const root = kind === 'query' ? this.schema.getQueryType() : this.schema.getMutationType();
    if (!root) throw new Error(`The schema has no ${kind}.`);
    const depth = this.draw.chance(5) ? 14 : this.draw.between(3, 8);
    const body = this.selection(root, depth, kind === 'query' ? 3 : 1);
    const declared = this.declarations.length > 0 ? `(${this.declarations.join(', ')})` : '';
    const isNamed = declared !== '' || this.draw.chance(50);
    const query = [`${kind} ${isNamed ? 'Fuzzed' : ''}${declared} ${body}`, ...this.fragments].join('\n');
    return {
      query: kind === 'query' && !isNamed && this.draw.chance(50) ? query.replace(/^query /, '') : query,
      variables: this.variables,
      ...(isNamed && this.draw.chance(50) && { operationName: 'Fuzzed' }),
    };
  }

  private selection(type: GraphQLCompositeType, depth: number, most = 4): string {
    const parts = isUnionType(type) ? [] : this.fieldsOf(type, depth, most);
    if (isAbstractType(type)) {
      for (const possible of this.draw.some(this.schema.getPossibleTypes(type), 2))
        parts.push(`... on ${possible.name} ${this.selection(possible, depth, most)}`);
    }
    if (parts.length === 0 || this.draw.chance(15)) parts.push('__typename');
    const body = `{ ${parts.join(' ')} }`;
    if (!this.draw.chance(4)) return body;
    const name = `Part${String(this.fragments.length)}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${body}`);
    return `{ ...${name} }`;
  }

  private fieldsOf(type: GraphQLCompositeType, depth: number, most: number): string[] {
    if (isUnionType(type)) return [];
    const fields = Object.values(type.getFields());
    const possible =
      depth > 0 && this.fieldsLeft > 0 ? fields : fields.filter((field) => this.isPlain(field));
    const chosen = this.draw.some(possible, most);
    this.fieldsLeft -= chosen.length;
    return chosen.map((field) => this.field(field, depth));
  }

  private isPlain({ type, args }: GraphQLField<unknown, unknown>): boolean {
    return isLeafType(getNamedType(type)) && args.length === 0;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const alias = this.draw.chance(10) ? `a${String(this.draw.between(0, 999))}: ` : '';
    const directive = this.draw.chance(4)
      ? ` @${this.draw.oneOf(['include', 'skip'])}(if: ${String(this.draw.chance(50))})`
      : '';
    const selected = isCompositeType(type) ? ` ${this.selection(type, depth - 1)}` : '';
    return `${alias}${field.name}${this.args(field.args)}${directive}${selected}`;
  }

  private args(args: readonly GraphQLArgument[]): string {
    // Of a page's two directions mostly one.
    const without = this.draw.oneOf([['last', 'before'], ['first', 'after'], []]);
    const isPage = args.some(({ name }) => name === 'last');
    // Of the two ways to name a thing mostly one too.
    const unnamed = this.draw.oneOf([['id'], ['name', 'url']]);
    const isLookup = args.some(({ name }) => name === 'id') && args.length === 2;
    const given = args.filter(({ name, type, defaultValue }) => {
      if (isPage && without.includes(name)) return false;
      if (isLookup) return !unnamed.includes(name) || this.draw.chance(3);
      if (isNonNullType(type) && defaultValue === undefined) return !this.draw.chance(1);
      if (name === 'after' || name === 'before') return this.draw.chance(4);
      return this.draw.chance(name === 'first' || name === 'last' ? 60 : 30);
    });
    const written = given.map((argument) => `${argument.name}: ${this.argument(argument)}`);
    return written.length > 0 ? `(${written.join(', ')})` : '';
  }

  private argument({ name, type }: GraphQLArgument): string {
    const value = this.values.of(type, name);
    if (this.draw.chance(60)) return literal(type, value);
    const variable = `v${String(this.declarations.length)}`;
    this.declarations.push(`$${variable}: ${String(type)}`);
    this.variables[variable] = value;
    return `$${variable}`;
  }
}
