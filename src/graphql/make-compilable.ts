import { defaultFieldResolver, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
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

/**
 * Fits a schema to be executed compiled. There a field without a resolver is the bare value, so that lazy fields need
 * one; and type-graphql tells the type of an object behind a promise, which costs a turn of the event loop each, and has a
 * resolver of several calls for each property.
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
  for (const type of nouns) {
    for (const [name, field] of Object.entries(type.getFields())) {
      const property = plain.get(name);
      if (property === name) delete field.resolve;
      else if (property !== undefined)
        field.resolve = (row: Readonly<Record<string, unknown>>) => row[property];
    }
  }
  return schema;
}
