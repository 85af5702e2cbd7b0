// Prints, as JSON, the input and argument fields that no rule of class-validator looks at, and the arguments that are
// taken alone, past an argument class. A program of its own, for Jest gives a test a class-validator that has seen none
// of the decorators.
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { buildVerbatimSchema } from '../../dist/src/graphql/schema.js';

await buildVerbatimSchema();
const { inputTypes, argumentTypes, fields, queries, mutations, fieldResolvers } =
  globalThis.TypeGraphQLMetadataStorage;
const classes = [...inputTypes, ...argumentTypes].map(({ target }) => target);

/** That a property may be absent is no rule. */
function isChecked(target, name) {
  return getMetadataStorage()
    .getTargetValidationMetadatas(target, '', false, false)
    .some((rule) => rule.propertyName === name && rule.type !== ValidationTypes.CONDITIONAL_VALIDATION);
}

const taken = fields.filter(({ target }) => classes.includes(target));
const resolvers = [...queries, ...mutations, ...fieldResolvers];
const report = {
  fields: taken.length,
  bare: taken
    .filter(({ target, name }) => !isChecked(target, name))
    .map(({ target, name }) => `${target.name}.${name}`),
  alone: resolvers
    .filter(({ params }) => params?.some(({ kind }) => kind === 'arg'))
    .map(({ methodName }) => methodName),
};
process.stdout.write(JSON.stringify(report));
