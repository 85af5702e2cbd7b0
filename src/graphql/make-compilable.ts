import {
  defaultFieldResolver,
  isInterfaceType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';

/** The types that have lazy fields: functions, called where a query asks for them. */
const WITH_LAZY_FIELDS = /(Connection|Edge|PageInfo)$/;

/** The types that are no row's: those, where operations begin, and GraphQL's own. */
const NO_ROWS = /(Connection|Edge|PageInfo|Query|Mutation|Subscription)$|^__/;

/**
 * The fields that are nothing but a property of their row, with the property's name. Names that some resolver, role or
 * middleware is about are not among them, nor those that are different properties of different types.
 */
function plainFields(): Map<string, string> {
  const { fields, fieldResolvers } = getMetadataStorage();
  const others = new Set(
    fieldResolvers.flatMap((each) => (each.kind === 'external' ? [each.schemaName] : [])),
  );
  const plain = new Map<string, string>();
  for (const { name, schemaName, roles, middlewares } of fields) {
    const isOther = roles !== undefined || (middlewares ?? []).length > 0;
    if (isOther || (plain.get(schemaName) ?? name) !== name) others.add(schemaName);
    plain.set(schemaName, name);
  }
  for (const name of others) plain.delete(name);
  return plain;
}

type FieldResolverMetadata = ReturnType<typeof getMetadataStorage>['fieldResolvers'][number];

/** The field resolvers by type and field: a type's name is its class's in the metadata, an interface's too. */
function fieldResolvers(): Map<string, FieldResolverMetadata> {
  const { fieldResolvers, objectTypes, interfaceTypes } = getMetadataStorage();
  const names = new Map([...objectTypes, ...interfaceTypes].map(({ target, name }) => [target, name]));
  return new Map(
    fieldResolvers.flatMap((each) => {
      const type = each.kind === 'external' ? each.getObjectType?.() : undefined;
      return type ? [[`${names.get(type) ?? ''}.${each.schemaName}`, each] as const] : [];
    }),
  );
}

/** @returns the method of a field resolver that takes its row, or its row and the context, and nothing else; or null */
function directResolver(metadata: FieldResolverMetadata): GraphQLFieldResolver<unknown, unknown> | null {
  const { target, methodName, roles, middlewares, params = [] } = metadata;
  if (roles !== undefined || (middlewares ?? []).length > 0) return null;
  const taken = [...params]
    .sort((a, b) => a.index - b.index)
    .map((each) => ('propertyName' in each && each.propertyName === undefined ? each.kind : 'other'));
  const resolver = Reflect.construct(target, []) as Record<string, (...values: unknown[]) => unknown>;
  const method = resolver[methodName]?.bind(resolver);
  if (method && taken.join() === 'root') return (row) => method(row);
  if (method && taken.join() === 'root,context') return (row, _args, context) => method(row, context);
  return null;
}

/** Has the fields of a type whose resolvers take no arguments call them, without what type-graphql does between. */
function callDirectly(type: GraphQLObjectType, resolvers: ReadonlyMap<string, FieldResolverMetadata>): void {
  const owners = [type, ...type.getInterfaces()];
  for (const [name, field] of Object.entries(type.getFields())) {
    const [metadata, other] = owners.flatMap((owner) => resolvers.get(`${owner.name}.${name}`) ?? []);
    const direct = metadata && !other && directResolver(metadata);
    if (direct) field.resolve = direct;
  }
}

/**
 * Fits a schema to be executed compiled. There a field without a resolver is the bare value, so that lazy fields need
 * one; and type-graphql tells the type of an object behind a promise, which costs a turn of the event loop each, and has a
 * resolver of several calls for each property, which sorts what it takes at every call.
 */
export function makeCompilable(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap());
  for (const type of types.filter(isInterfaceType)) {
    // Every noun's class has its type's name.
    type.resolveType = (value: object) => value.constructor.name;
  }
  for (const type of types.filter(isObjectType).filter(({ name }) => WITH_LAZY_FIELDS.test(name))) {
    for (const field of Object.values(type.getFields())) field.resolve ??= defaultFieldResolver;
  }
  const plain = plainFields();
  const nouns = types.filter(isObjectType).filter(({ name }) => !NO_ROWS.test(name));
  const resolvers = fieldResolvers();
  for (const type of nouns) {
    callDirectly(type, resolvers);
    for (const [name, field] of Object.entries(type.getFields())) {
      const property = plain.get(name);
      if (property === name) delete field.resolve;
      else if (property !== undefined)
        field.resolve = (row: Readonly<Record<string, unknown>>) => row[property];
    }
  }
  return schema;
}
