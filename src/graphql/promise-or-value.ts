/** An answer that may be there already. */
export type PromiseOrValue<T> = T | Promise<T>;

/**
 * Goes on with an answer: at once where it is there already, as hundreds of fields of a query may be remembered, and a
 * promise for each would cost more than all else.
 */
export function whenThere<T, Result>(
  answer: PromiseOrValue<T>,
  goOn: (value: T) => Result,
): PromiseOrValue<Result> {
  return answer instanceof Promise ? answer.then(goOn) : goOn(answer);
}
