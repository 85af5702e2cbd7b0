import { defaultFieldResolver, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

/** The types that have lazy fields: functions, called where a query asks for them. */
const WITH_LAZY_FIELDS = /(Connection|Edge|PageInfo)$/;

/**
 * Fits a schema to be executed compiled. There a field without a resolver is the bare value, so that lazy fields need
 * one; and type-graphql tells the type of an object behind a promise, which costs a turn of the event loop each.
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
  return schema;
}
