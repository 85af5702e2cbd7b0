import type { Votes } from '../../page.js';
import type { ToldComment } from '../link-replies.js';
import { commentDate } from './comment-date.js';
import { asList, isNode, textsOf, type Node, type StructuredData } from './structured-data.js';

const COMMENT_TYPE = /Comment$/;

function firstOf(node: Node, ...properties: readonly string[]): string | null {
  for (const property of properties) {
    const [text] = textsOf(node[property]);
    if (text !== undefined) return text;
  }
  return null;
}

function count(value: unknown): number | null {
  const number = Number(value);
  return value === undefined || value === null || value === '' || !Number.isFinite(number) ? null : number;
}

/** The votes of schema.org's `upvoteCount` and `downvoteCount`. */
export function votesOf(node: Node): Votes | undefined {
  const [up, down] = [count(node['upvoteCount']), count(node['downvoteCount'])];
  return up === null && down === null ? undefined : { up, down };
}

/** A value of 'parentItem': an address, an id, or an object with one. */
function idOf(value: unknown): string | null {
  if (!isNode(value)) return textsOf(value)[0] ?? null;
  return firstOf(value, '@id', 'identifier', 'url');
}

/**
 * The comments of schema.org's `comment`, replies inside a comment or told by `parentItem`, in reading order.
 * @param comments the value of `comment`
 */
export function dataComments(comments: unknown, data: StructuredData, retrievedAt?: Date): ToldComment[] {
  const told: ToldComment[] = [];
  const pending = asList(comments)
    .map((value) => ({ value, parentId: null as string | null }))
    .toReversed();
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, parentId } = next;
    if (
      !isNode(value) ||
      !asList(value['@type'] ?? 'Comment').some((type) => COMMENT_TYPE.test(String(type)))
    )
      continue;
    const id = idOf(value) ?? `comment ${String(told.length + 1)}`;
    const text = firstOf(value, 'text', 'commentText', 'description');
    if (text !== null) {
      const date = firstOf(value, 'dateCreated', 'datePublished', 'commentTime');
      told.push({
        id,
        parentId: parentId ?? (value['parentItem'] === undefined ? null : idOf(value['parentItem'])),
        author: data.names(value['author'] ?? value['creator'])[0] ?? '',
        text,
        ...commentDate(date, date, retrievedAt),
        votes: votesOf(value),
      });
    }
    for (const reply of asList(value['comment']).toReversed())
      pending.push({ value: reply, parentId: text === null ? parentId : id });
  }
  return told;
}
