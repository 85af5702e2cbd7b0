import type { PageComment, Votes } from '../page.js';

/** A comment as a source tells it: its place among the others is the id of what it replies to. */
export interface ToldComment {
  readonly id: string | null;
  readonly parentId: string | null;
  readonly author: string;
  readonly text: string;
  readonly printedAge: string | null;
  readonly saidAt: Date | null;
  readonly votes?: Votes | undefined;
}

/**
 * Puts comments into an order in which each follows what it replies to; otherwise they stay in the order told. A reply
 * to a comment that never comes is a root. In a circle of replies the first that is told is its root. Takes time in
 * proportion to the number of comments.
 */
export function linkReplies(told: readonly ToldComment[]): PageComment[] {
  const ids = new Map<string, number>();
  told.forEach(({ id }, i) => {
    if (id !== null && !ids.has(id)) ids.set(id, i);
  });
  const parents = told.map(({ parentId }) => (parentId === null ? undefined : ids.get(parentId)));
  const places = new Map<number, number>();
  const waiting = new Map<number, number[]>();
  const comments: PageComment[] = [];

  const place = (first: number, parentOf: (i: number) => number | undefined): void => {
    const pending = [first];
    for (let i = pending.pop(); i !== undefined; i = pending.pop()) {
      const comment = told[i];
      if (!comment || places.has(i)) continue;
      const { id, author, text, printedAge, saidAt, votes } = comment;
      const parent = parentOf(i);
      places.set(i, comments.length);
      comments.push({
        ...(id === null ? {} : { id }),
        author,
        text,
        printedAge,
        saidAt,
        parent: parent === undefined ? null : (places.get(parent) ?? null),
        ...(votes ? { votes } : {}),
      });
      for (const reply of (waiting.get(i) ?? []).toReversed()) pending.push(reply);
      waiting.delete(i);
    }
  };

  told.forEach((_, i) => {
    const parent = parents[i];
    if (parent === undefined || places.has(parent)) place(i, (at) => parents[at]);
    else {
      const others = waiting.get(parent);
      if (others) others.push(i);
      else waiting.set(parent, [i]);
    }
  });
  // What still waits replies to itself in the end.
  told.forEach((_, i) => {
    if (!places.has(i)) place(i, (at) => (at === i ? undefined : parents[at]));
  });
  return comments;
}
