import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { BoundExceeded } from './bound-exceeded.js';
import type { Bounds } from './bounds.js';
import { valueOf, type Cost, type Variables } from './cost.js';
import { surveyOperation } from './survey-operation.js';

/** Deeper than any filter that is read; GraphQL follows values by calls inside calls, which end somewhere. */
const MAX_VARIABLE_DEPTH = 32;

/** The values that lie directly in these. */
function within(values: readonly unknown[]): unknown[] {
  return values.flatMap((value) =>
    typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [],
  );
}

function requireShallow(variables: Variables): void {
  let values = within([variables]);
  for (let depth = 0; values.length > 0; depth++) {
    if (depth > MAX_VARIABLE_DEPTH) throw new BoundExceeded('VARIABLES_TOO_DEEP', MAX_VARIABLE_DEPTH);
    values = within(values);
  }
}

/**
 * Decides whether an operation asks for more than one request may. What depends on its text alone is worked out once
 * and kept as long as the document; what depends on its variables is a few multiplications. Talks to nobody.
 *
 * Of graphql-armor's rules the one for costs knows no variables, no default sizes and no lists, and so this walk is
 * needed; the others are by-products of it.
 */
export class OperationBounds {
  private readonly known = new WeakMap<OperationDefinitionNode, Cost | BoundExceeded>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly bounds: Bounds,
  ) {}

  /**
   * @param document valid by GraphQL's rules
   * @param operation one of the document's
   * @throws BoundExceeded
   */
  check(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): void {
    const cost = this.costOf(document, operation);
    // Anew for each request: what happens to an error on its way is about one.
    if (cost instanceof BoundExceeded) throw new BoundExceeded(cost.code, cost.max);
    requireShallow(variables);
    const { maxComplexity } = this.bounds;
    const found = valueOf(cost, variables);
    if (found > maxComplexity) throw new BoundExceeded('QUERY_TOO_COMPLEX', maxComplexity, found);
  }

  private costOf(document: DocumentNode, operation: OperationDefinitionNode): Cost | BoundExceeded {
    let cost = this.known.get(operation);
    if (cost === undefined) {
      cost = this.survey(document, operation);
      this.known.set(operation, cost);
    }
    return cost;
  }

  private survey(document: DocumentNode, operation: OperationDefinitionNode): Cost | BoundExceeded {
    try {
      return surveyOperation(this.schema, this.bounds, document, operation);
    } catch (error) {
      if (error instanceof BoundExceeded) return error;
      throw error;
    }
  }
}
