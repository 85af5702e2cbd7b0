import type { Queryable } from '../database.js';
import { sql } from '../sql.js';

/** What the archive knows that decides about a comment which is sent in. */
export interface ArrivalFacts {
  readonly isRepeat: boolean;
  readonly isKnown: boolean;
}

const sameWords = (text: string): string => `lower(regexp_replace(btrim(${text}), '\\s+', ' ', 'g'))`;

const arrivalFactsSql = sql(
  'arrivalFacts',
  `select
     exists (select from statement as s where s.sender = $1 and s.author = $2
       and ${sameWords('s.text')} = ${sameWords('$3::text')})
     or exists (select from statement as s where s.article_id = $4 and s.type = 'COMMENT' and s.author = $2
       and ${sameWords('s.text')} = ${sameWords('$3::text')}) as "isRepeat",
     exists (select from statement as s where s.sender = $1 and s.author = $2 and s.is_listed) as "isKnown"`,
);

/** @param sender who sends it in: another sender's author of the same name is another one */
export async function arrivalFacts(
  transaction: Queryable,
  { sender, author, text, articleId }: Readonly<Record<'sender' | 'author' | 'text' | 'articleId', string>>,
): Promise<ArrivalFacts> {
  const values = [sender, author, text, articleId];
  const [facts] = await transaction.query<ArrivalFacts & object>(arrivalFactsSql, values);
  return facts ?? { isRepeat: false, isKnown: false };
}
