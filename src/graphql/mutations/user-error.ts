import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { VerbatimError } from '../../domain/errors.js';

/** What whoever sent a mutation can mend. */
export enum UserErrorCode {
  BAD_USER_INPUT = 'BAD_USER_INPUT',
  CONFLICT = 'CONFLICT',
  NOT_FOUND = 'NOT_FOUND',
  PAGE_UNREADABLE = 'PAGE_UNREADABLE',
  PAGE_TOO_LARGE = 'PAGE_TOO_LARGE',
  PAGE_TOO_SLOW = 'PAGE_TOO_SLOW',
  OUTLET_UNKNOWN = 'OUTLET_UNKNOWN',
  FETCH_FORBIDDEN = 'FETCH_FORBIDDEN',
  FETCH_FAILED = 'FETCH_FAILED',
}

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a mutation did nothing.',
  valuesConfig: {
    BAD_USER_INPUT: { description: 'A value does not fit, and will not fit later.' },
    CONFLICT: { description: 'Somebody else was faster; the payload shows what is there now.' },
    NOT_FOUND: { description: 'There is nothing under this id.' },
    PAGE_UNREADABLE: { description: 'What was sent, or is at the address, is no article page.' },
    PAGE_TOO_LARGE: { description: 'The page is longer than pages may be.' },
    PAGE_TOO_SLOW: { description: 'The page took longer to be read than pages may take.' },
    OUTLET_UNKNOWN: { description: 'The page does not tell its outlet: it is to be given.' },
    FETCH_FORBIDDEN: { description: 'The address may not be read: its host or the operator says so.' },
    FETCH_FAILED: { description: 'The address did not answer with a page.' },
  },
});

const CODES: ReadonlyMap<string, UserErrorCode> = new Map(Object.entries(UserErrorCode));

@ObjectType({ description: 'Why a mutation did nothing, for whoever sent it to mend.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'To decide by.' })
  readonly code: UserErrorCode;

  @Field(() => String, { description: 'One sentence, to be shown.' })
  readonly message: string;

  @Field(() => [String], { description: "Where in the arguments it is, outermost first: 'input', 'name'." })
  readonly path: readonly string[];

  private constructor(code: UserErrorCode, { message, argument }: VerbatimError) {
    this.code = code;
    this.message = message;
    this.path = argument;
  }

  /** @returns null for an error that is not the user's to mend */
  static of(error: unknown): UserError | null {
    if (!(error instanceof VerbatimError)) return null;
    const code = CODES.get(error.code);
    return code === undefined ? null : new UserError(code, error);
  }
}
