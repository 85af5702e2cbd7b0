import {
  execute,
  getNamedType,
  GraphQLError,
  isInputObjectType,
  isScalarType,
  isSpecifiedScalarType,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';

/** Compiled operations are as large as they are nested: so many are kept, the longest unused goes first. */
const MAX_COMPILED = 200;

/** What is to be executed: a valid document, one of its operations, and the values it is given. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

/** Errors as graphql-js makes them: those of compiled operations look like them, and cannot be extended. */
function asGraphQLError({ message, locations, path, originalError, extensions }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError, extensions });
  return Object.defineProperty(error, 'locations', { value: locations, enumerable: locations !== undefined });
}

/**
 * Whether a literal of a scalar of our own stands in the document, such as an address: compiled, it would become text
 * again. A variable is no literal.
 */
function hasLiteralOfOwnScalar(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let isFound = false;
  const look = (): void => {
    const type = types.getInputType();
    const named = type && getNamedType(type);
    isFound ||= isScalarType(named) && !isSpecifiedScalarType(named);
  };
  visit(document, visitWithTypeInfo(types, { StringValue: look, IntValue: look, FloatValue: look }));
  return isFound;
}

function contains(type: GraphQLInputObjectType, path: readonly GraphQLInputObjectType[]): boolean {
  if (path.includes(type)) return true;
  return Object.values(type.getFields()).some((field) => {
    const inner = getNamedType(field.type);
    return isInputObjectType(inner) && contains(inner, [...path, type]);
  });
}

/** Whether a variable's type contains itself, as filters do: compiled, it is unrolled, which takes seconds. */
function hasRecursiveVariable(schema: GraphQLSchema, document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    VariableDefinition({ type }) {
      const declared = typeFromAST(schema, type);
      const named = declared && getNamedType(declared);
      isFound ||= isInputObjectType(named) && contains(named, []);
    },
  });
  return isFound;
}

/** Null for what is not compiled. */
type Compiled = CompiledQuery | null;

/**
 * Executes operations as JavaScript compiled of them, which knows what is selected without asking again for every
 * object; what cannot be compiled as graphql-js does. Decides what stays compiled; talks to graphql-jit.
 */
export class CompiledExecution {
  private readonly compiled = new LRUCache<DocumentNode, Map<string | null, Compiled>>({ max: MAX_COMPILED });

  constructor(private readonly schema: GraphQLSchema) {}

  /** Never rejects: what goes wrong is in the result, as GraphQL has it. */
  async execute({ document, operationName, variables, context }: Execution): Promise<ExecutionResult> {
    const compiled = this.compile(document, operationName);
    const { schema } = this;
    const variableValues = { ...variables };
    const interpreted = () =>
      execute({ schema, document, operationName, variableValues, contextValue: context });
    if (!compiled) return interpreted();
    const result = await compiled.query({}, context, variableValues);
    // Nothing was executed, as a variable does not fit its type: graphql-js says so in the words Apollo Server knows.
    if (result.data === undefined) return interpreted();
    return result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result;
  }

  private compile(document: DocumentNode, operationName: string | null): Compiled {
    const known = this.compiled.get(document) ?? new Map<string | null, Compiled>();
    let compiled = known.get(operationName);
    if (compiled === undefined) {
      compiled = this.compileAnew(document, operationName);
      known.set(operationName, compiled);
      this.compiled.set(document, known);
    }
    return compiled;
  }

  private compileAnew(document: DocumentNode, operationName: string | null): Compiled {
    if (hasLiteralOfOwnScalar(this.schema, document) || hasRecursiveVariable(this.schema, document))
      return null;
    const compiled = compileQuery(this.schema, document, operationName ?? undefined);
    return isCompiledQuery(compiled) ? compiled : null;
  }
}
