import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { Bounds } from './bounds.js';
import { BoundExceeded } from './bound-exceeded.js';
import { lengthOfList, product, sizeAskedFor, sum, variableDefaults, type Cost } from './cost.js';

/** Where the walk is. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly depth: number;
  /** The rows on the page of the connection that this is, null where it is none. */
  readonly pageSize: Cost | null;
}

/** What GraphQL adds to every schema. */
const INTROSPECTION = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field]),
);

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  return INTROSPECTION.get(name) ?? (isUnionType(type) ? undefined : type.getFields()[name]);
}

/** The weight of a field that a resolver gives it (`complexity`): objects that would cost the same. */
function weightOf({ extensions }: { extensions: Readonly<Record<string, unknown>> }): number | null {
  const { complexity } = extensions;
  return typeof complexity === 'number' ? complexity : null;
}

/**
 * Walks one operation, its fragments written out where they are spread, and stops at the first bound that it exceeds:
 * fragments that double each other are never walked to their end. Talks to nobody.
 */
class Survey {
  private fields = 0;
  private aliases = 0;
  private directives = 0;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly defaults;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly bounds: Bounds,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    const fragments = document.definitions.filter(
      (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.defaults = variableDefaults(operation);
  }

  cost(): Cost {
    const type = this.schema.getRootType(this.operation.operation);
    // Valid by GraphQL's rules until it is executed: 'mutation' where the schema has none.
    if (!type) return 0;
    this.countDirectives(this.operation);
    return this.costOfAll(this.operation.selectionSet.selections, { type, depth: 0, pageSize: null });
  }

  private costOfAll(selections: readonly SelectionNode[], place: Place): Cost {
    return sum(selections.map((selection) => this.costOf(selection, place)));
  }

  private costOf(selection: SelectionNode, place: Place): Cost {
    this.countDirectives(selection);
    if (selection.kind === Kind.FIELD) return this.costOfField(selection, place);
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
    if (!fragment) return 0;
    const named = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
    const type = isCompositeType(named) ? named : place.type;
    return this.costOfAll(fragment.selectionSet.selections, { ...place, type });
  }

  private costOfField(node: FieldNode, { type, depth, pageSize }: Place): Cost {
    const { maxFields, maxDepth, maxAliases } = this.bounds;
    if (++this.fields > maxFields) throw new BoundExceeded('TOO_MANY_FIELDS', maxFields);
    if (node.alias && ++this.aliases > maxAliases) throw new BoundExceeded('TOO_MANY_ALIASES', maxAliases);
    const field = fieldOf(type, node.name.value);
    if (!field) return 0;
    // How deep introspection goes GraphQL's own rule bounds; types nest in types there for ordinary tools.
    const isIntrospection = field.name.startsWith('__');
    const inner = isIntrospection ? Number.NEGATIVE_INFINITY : depth + 1;
    if (inner > maxDepth) throw new BoundExceeded('QUERY_TOO_DEEP', maxDepth);
    const target = getNamedType(field.type);
    if (!isCompositeType(target)) return weightOf(field) ?? 0;
    const asked = sizeAskedFor(field, node.arguments ?? [], this.defaults);
    const isList = isListType(getNullableType(field.type));
    const children = this.costOfAll(node.selectionSet?.selections ?? [], {
      type: target,
      depth: inner,
      pageSize: isList ? null : asked,
    });
    if (isIntrospection) return 0;
    const one = sum([weightOf(field) ?? 1, children]);
    return isList ? product(lengthOfList(asked, pageSize), one) : one;
  }

  private countDirectives({ directives = [] }: SelectionNode | OperationDefinitionNode): void {
    this.directives += directives.length;
    const { maxDirectives } = this.bounds;
    if (this.directives > maxDirectives) throw new BoundExceeded('TOO_MANY_DIRECTIVES', maxDirectives);
  }
}

/**
 * What one operation of a valid document costs: how many objects its answer may hold.
 * @throws BoundExceeded where it is too deep, or has too many fields, aliases or directives
 */
export function surveyOperation(
  schema: GraphQLSchema,
  bounds: Bounds,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Cost {
  return new Survey(schema, bounds, document, operation).cost();
}
