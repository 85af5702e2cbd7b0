import {
  Kind,
  type ArgumentNode,
  type GraphQLField,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../limits.js';

/** Values as the client sent them: nobody has looked at them yet. */
export type Variables = Readonly<Record<string, unknown>>;

/** A number, or how it follows from the variables where it depends on them. */
export type Cost = number | ((variables: Variables) => number);

/** What an operation declares of its variables. */
export type VariableDefaults = ReadonlyMap<string, ValueNode | undefined>;

/** How long a list in an object is taken to be where nothing says so: the pieces of a quote, whom it is about. */
const USUAL_LENGTH = 3;

/** The arguments that say how many rows come back. */
const PAGE_SIZES = new Set(['first', 'last', 'top']);

/** The argument that names the rows one by one. */
const NAMED_ROWS = 'ids';

export function valueOf(cost: Cost, variables: Variables): number {
  return typeof cost === 'number' ? cost : cost(variables);
}

export function sum(costs: readonly Cost[]): Cost {
  const fixed = costs.reduce<number>((total, cost) => total + (typeof cost === 'number' ? cost : 0), 0);
  const others = costs.filter((cost) => typeof cost !== 'number');
  if (others.length === 0) return fixed;
  return (variables) => others.reduce((total, cost) => total + cost(variables), fixed);
}

export function product(a: Cost, b: Cost): Cost {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  return (variables) => valueOf(a, variables) * valueOf(b, variables);
}

export function variableDefaults({ variableDefinitions = [] }: OperationDefinitionNode): VariableDefaults {
  return new Map(
    variableDefinitions.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]),
  );
}

/** A size that a page may have; 1 for what is no size, and is refused when the argument is read. */
function sizeOf(value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  const size = Array.isArray(value) ? value.length : Number.isInteger(value) ? Number(value) : 1;
  return Math.min(Math.max(size, 0), MAX_PAGE_SIZE);
}

function literalSize(value: ValueNode | undefined, otherwise: number): number {
  if (value === undefined || value.kind === Kind.NULL) return otherwise;
  return sizeOf(
    value.kind === Kind.LIST ? value.values : value.kind === Kind.INT ? Number(value.value) : 1,
    otherwise,
  );
}

function sizeOfArgument({ value }: ArgumentNode, otherwise: number, defaults: VariableDefaults): Cost {
  if (value.kind !== Kind.VARIABLE) return literalSize(value, otherwise);
  const name = value.name.value;
  const unset = literalSize(defaults.get(name), otherwise);
  return (variables) => (variables[name] === undefined ? unset : sizeOf(variables[name], otherwise));
}

/**
 * How many rows a field's arguments ask for, its default where they do not say; null where it has no such argument.
 */
export function sizeAskedFor(
  field: GraphQLField<unknown, unknown>,
  given: readonly ArgumentNode[],
  defaults: VariableDefaults,
): Cost | null {
  const sizing = field.args.filter(({ name }) => PAGE_SIZES.has(name) || name === NAMED_ROWS);
  if (sizing.length === 0) return null;
  const usual = sizeOf(sizing[0]?.defaultValue, DEFAULT_PAGE_SIZE);
  const sizes = given
    .filter((argument) => sizing.some(({ name }) => name === argument.name.value))
    .map((argument) => sizeOfArgument(argument, usual, defaults));
  if (sizes.length === 0) return usual;
  // With both of first and last the query is refused later.
  return sizes.reduce((a, b) => (variables) => Math.max(valueOf(a, variables), valueOf(b, variables)));
}

/** How long a list is: as its own arguments or its connection's have it. */
export function lengthOfList(asked: Cost | null, pageSize: Cost | null): Cost {
  return asked ?? pageSize ?? USUAL_LENGTH;
}
