import { readTimestamp } from './html/read-time.js';
import { asList, isNode, textsOf, type Node } from './html/structured-data.js';
import type { ToldComment } from './link-replies.js';

/** What data sets call the parts of a comment, in lower case without marks; the first that is there counts. */
const NAMES = {
  id: ['id', 'commentid', 'identifier'],
  parentId: ['parentid', 'parent', 'replyto', 'inreplyto', 'parentcommentid', 'parentitem'],
  author: [
    'author',
    'username',
    'user',
    'authorname',
    'userdisplayname',
    'displayname',
    'commentauthor',
    'name',
  ],
  text: ['text', 'commenttext', 'comment', 'commentbody', 'body', 'content', 'message'],
  time: [
    'postedat',
    'timestamp',
    'datecreated',
    'createdat',
    'datepublished',
    'createdate',
    'date',
    'time',
    'posted',
  ],
  up: ['upvotecount', 'upvotes', 'posvotes', 'likes', 'recommendations', 'up'],
  down: ['downvotecount', 'downvotes', 'negvotes', 'dislikes', 'down'],
} as const;

export type CommentPart = keyof typeof NAMES;

/** How names are compared: 'comment_id' and 'commentID' are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** Finds the values of a comment's parts in an object whose names are plain. */
function valueOf(plain: ReadonlyMap<string, unknown>, part: CommentPart): unknown {
  const name = NAMES[part].find((candidate) => plain.has(candidate));
  return name === undefined ? undefined : plain.get(name);
}

/** True where the names of columns tell that each row is a comment. */
export function namesComments(columns: readonly string[]): boolean {
  const plain = new Set(columns.map(plainName));
  const has = (part: CommentPart): boolean => NAMES[part].some((name) => plain.has(name));
  return has('text') && (has('parentId') || (has('id') && has('author')));
}

function textOf(value: unknown): string | null {
  const [text] = textsOf(value);
  return text === undefined ? null : text;
}

function count(value: unknown): number | null {
  const text = textOf(value);
  return text === null || !/^\d+$/.test(text) ? null : Number(text);
}

/** An id; nothing, zero and the words for nothing tell that there is none. */
function idOf(value: unknown): string | null {
  const text = textOf(isNode(value) ? (value['@id'] ?? value['id']) : value);
  return text === null || /^(?:0|-1|null|none|nan|n\/a)$/i.test(text) ? null : text;
}

/** @returns the comment that an object or a row tells, null where it has no words */
export function toldComment(values: Node): ToldComment | null {
  const plain = new Map(Object.entries(values).map(([name, value]) => [plainName(name), value]));
  const text = textOf(valueOf(plain, 'text'));
  if (text === null) return null;
  const time = textOf(valueOf(plain, 'time'));
  const [up, down] = [count(valueOf(plain, 'up')), count(valueOf(plain, 'down'))];
  return {
    id: textOf(valueOf(plain, 'id')),
    parentId: idOf(valueOf(plain, 'parentId')),
    author: textOf(valueOf(plain, 'author')) ?? '',
    text,
    printedAge: time,
    saidAt: time === null ? null : readTimestamp(time),
    votes: up === null && down === null ? undefined : { up, down },
  };
}

/** The comments of a list, replies inside comments among them. */
export function toldComments(list: unknown): ToldComment[] {
  const told: ToldComment[] = [];
  const pending = asList(list)
    .map((value) => ({ value, parentId: null as string | null }))
    .toReversed();
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, parentId } = next;
    if (!isNode(value)) continue;
    const comment = toldComment(value);
    if (!comment) continue;
    const id = comment.id ?? `comment ${String(told.length + 1)}`;
    told.push({ ...comment, id, parentId: comment.parentId ?? parentId });
    const replies = [...asList(value['replies']), ...asList(value['comment'])].filter(isNode);
    for (const reply of replies.toReversed()) pending.push({ value: reply, parentId: id });
  }
  return told;
}
