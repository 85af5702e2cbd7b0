/** Which tokens were said, and where the attribution interrupts them, those that follow it. */
export interface Content {
  readonly first: number;
  readonly last: number;
  readonly rest?: { readonly first: number; readonly last: number };
}
