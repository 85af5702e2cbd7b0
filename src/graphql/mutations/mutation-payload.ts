import { Field, ObjectType } from 'type-graphql';
import { UserError } from './user-error.js';

/** What every mutation answers; `query` is added to it by `addQueryToPayloads`. */
@ObjectType()
export abstract class MutationPayload {
  @Field(() => String, { nullable: true, description: 'As it came in the input.' })
  readonly clientMutationId!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  readonly userErrors!: readonly UserError[];
}

/** What came of a mutation's work, or why it did nothing. */
export interface Attempt<Result> {
  readonly result: Result | null;
  readonly clientMutationId: string | null;
  readonly userErrors: readonly UserError[];
}

/** Runs a mutation's work. What its sender can mend is told in the payload; all else fails the field. */
export async function attempt<Result>(
  { clientMutationId }: { readonly clientMutationId?: string | null },
  work: () => Promise<Result>,
): Promise<Attempt<Result>> {
  try {
    return { result: await work(), clientMutationId: clientMutationId ?? null, userErrors: [] };
  } catch (error) {
    const userError = UserError.of(error);
    if (!userError) throw error;
    return { result: null, clientMutationId: clientMutationId ?? null, userErrors: [userError] };
  }
}
