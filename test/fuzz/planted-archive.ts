import { newApiKey } from '../../src/domain/api-key.js';
import { encodeGlobalId } from '../../src/domain/global-id.js';
import { PrincipalKind, type Principal } from '../../src/domain/principal.js';
import { Role } from '../../src/domain/role.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { insertApiKey } from '../../src/store/api-keys.js';
import type { Database } from '../../src/store/database.js';
import { giveOutKey } from '../../src/store/key-writes.js';
import { sql } from '../../src/store/sql.js';
import { comment, lanternPage, page, pierTalksPage } from '../support/pages.js';
import { MAY } from '../trust/decisions.js';
import type { KnownValues } from './input-values.js';

/** Words that stand in one kind of thing alone, and who may read those; null for nobody. */
export interface Secret {
  readonly word: string;
  readonly role: Role | null;
}

const PENDING = 'zqpendingword';
const REJECTED = 'zqrejectedword';
const KEY_NAME = 'zqkeyname';
const WRITER = 'zqwritername';
const OWNER: Principal = { kind: PrincipalKind.API_KEY, id: '7', name: WRITER, role: Role.ADMIN };

const hide = sql(
  'hideComments',
  `update statement set status = case when author like '%pending%' then 'PENDING' else 'REJECTED' end, is_listed = false
   where author like 'zq%'`,
);
const recount = sql(
  'recount',
  `update article set comment_count = (
     select count(*) from statement as s where s.article_id = article.id and s.type = 'COMMENT' and s.is_listed)`,
);
const KEYS_OF_NODES: Readonly<Record<string, string>> = {
  ApiKey: `select id::text, null as local from api_key where name like 'zq%'`,
  Article: 'select id::text, null as local from article',
  AuditEntry: 'select id::text, null as local from audit_entry',
  Comment: `select article_id::text as id, id as local from statement where type = 'COMMENT'`,
  CommentThread: 'select article_id::text as id, id as local from comment_thread',
  Correction: 'select id::text, null as local from correction',
  Organization: `select id::text, null as local from entity where kind = 'ORGANIZATION'`,
  Outlet: 'select id::text, null as local from outlet',
  Person: `select id::text, null as local from entity where kind = 'PERSON'`,
  Place: `select id::text, null as local from entity where kind = 'PLACE'`,
  Quote: `select article_id::text as id, id as local from statement where type = 'QUOTE'`,
  UnnamedSource: 'select article_id::text as id, id as local from unnamed_source',
};

async function idsOf(database: Database): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {};
  for (const [type, text] of Object.entries(KEYS_OF_NODES)) {
    const rows = await database.query<{ id: string; local: number | null }>(
      sql(`idsOf${type}`, `${text} limit 30`),
    );
    if (rows.length === 0) throw new Error(`The archive has no ${type}.`);
    ids[type] = rows.map(({ id, local }) => encodeGlobalId(type as 'Article', id, local ?? undefined));
  }
  return ids;
}

const talk = page({
  url: 'https://harbour.example/talk',
  headline: 'Readers talk about the ferry',
  bylines: ['Ada Quill'],
  text: '“The ferry will sail again,” said Tobias Renner in Port Elm. Maria Oldfield of the Lantern Trust doubted that.',
  comments: [
    comment('gull', 'The ferry was late again.'),
    comment('tern', 'It was not.', 0),
    comment(`${PENDING}author`, `Nobody reads ${PENDING} yet.`, 0),
    comment(`${REJECTED}author`, `Nobody reads ${REJECTED} any more.`),
    comment('auk', 'An answer to what is hidden.', 3),
  ],
});

/** A small archive with things in it that not everybody may read. */
export async function plantArchive(database: Database): Promise<readonly Secret[]> {
  for (const number of [1, 2, 3]) await ingestPage(database, lanternPage(number, 3));
  await ingestPage(database, pierTalksPage(1, 3));
  await ingestPage(database, { ...talk, text: `${talk.text} Nothing else was said.` });
  await ingestPage(database, talk);
  await database.query(hide);
  await database.query(recount);
  const wish = { name: KEY_NAME, role: Role.READER, expiresAt: null };
  const { secret } = await database.transaction((transaction) => giveOutKey(transaction, OWNER, wish));
  const { id, hash } = newApiKey();
  await insertApiKey(database, { ...wish, id, hash });
  return [
    { word: PENDING, role: Role.MODERATOR },
    { word: REJECTED, role: Role.MODERATOR },
    { word: KEY_NAME, role: Role.ADMIN },
    { word: WRITER, role: Role.ADMIN },
    { word: secret, role: null },
    { word: Buffer.from(hash).toString('hex'), role: null },
    { word: Buffer.from(hash).toString('base64'), role: null },
  ];
}

/** The global ids of the comments with secrets in them: whoever may moderate those may publish them. */
export async function hiddenComments(database: Database): Promise<readonly string[]> {
  const hidden = sql(
    'hiddenComments',
    `select article_id::text as id, id as local from statement where author like 'zq%'`,
  );
  const rows = await database.query<{ id: string; local: number }>(hidden);
  return rows.map(({ id, local }) => encodeGlobalId('Comment', id, local));
}

/** Whether somebody may be told what only a role may. */
export function mayRead({ role }: Secret, reader: Role | null): boolean {
  return role !== null && reader !== null && MAY[role].includes(reader);
}

/** What a client can ask this archive for, and what it is not given. */
export async function knownValues(
  database: Database,
  cursors: readonly string[],
  secrets: readonly Secret[],
): Promise<KnownValues> {
  return {
    ids: await idsOf(database),
    cursors,
    names: [
      'Lantern Trust',
      'Maria Oldfield',
      'tobias renner',
      'Port Elm',
      'harbour',
      'ferry',
      'gull',
      'en',
      'lantern trsut',
    ],
    secretWords: secrets.filter(({ role }) => role !== null).map(({ word }) => word),
    addresses: [
      'https://harbour.example/talk',
      'https://harbour.example/lantern/1',
      'https://harbour.example/none',
    ],
  };
}
