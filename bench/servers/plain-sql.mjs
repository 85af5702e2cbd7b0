import { createServer } from 'node:http';
import { Buffer } from 'node:buffer';
import pg from 'pg';
import { nameKey } from '../../dist/src/domain/name-key.js';

/** Each role once, as Verbatim lists them. */
const ROLE = `lower(left(af.role, 200)) as key, coalesce(af.organization_id, 0) as place, af.role, af.organization_id
  from affiliation as af`;
const NEXT_ROLE = 'order by 1, 2, af.chronology desc, af.article_id, af.ordinal limit 1';

/** What somebody would write who wants StatementsAbout and nothing else: one statement that builds the whole answer. */
const STATEMENTS_ABOUT = `
with wanted as (
  select e.id, e.name, e.mention_count, e.statement_count from entity as e join alias as found on found.entity_id = e.id
  where found.key = $1 and found.kind = 'ORGANIZATION'
  order by e.mention_count desc, (found.name = e.name) desc, e.id
  limit 1
), page as (
  select s.*
  from about as ab
  join statement as s on s.article_id = ab.article_id and s.id = ab.statement_id
  where ab.entity_id = (select wanted.id from wanted) and ab.is_first and ab.is_listed
  order by ab.chronology desc, ab.article_id desc, ab.statement_id desc
  limit $2
)
select json_build_object(
  'id', wanted.id, 'name', wanted.name,
  'aliases', (select coalesce(json_agg(a.name order by a.name), '[]') from alias as a
              where a.entity_id = wanted.id and a.name <> wanted.name),
  'mentionCount', wanted.mention_count,
  'statements', json_build_object(
    'totalCount', wanted.statement_count,
    'edges', (select coalesce(json_agg(json_build_object(
      'cursor', json_build_array(s.chronology, s.article_id, s.id),
      'node', json_build_object(
        '__typename', s.type, 'id', array[s.article_id, s.id], 'text', s.text, 'saidAt', s.said_at,
        'article', (select json_build_object('id', a.id, 'headline', a.headline, 'publishedAt', a.published_at,
                      'outlet', json_build_object('id', o.id, 'name', o.name))
                    from article as a join outlet as o on o.id = a.outlet_id where a.id = s.article_id),
        'about', (select coalesce(json_agg(json_build_object('isReference', m.is_reference,
                      'entity', json_build_object('id', e.id, 'name', e.name, '__typename', e.kind),
                      'selector', json_build_object('start', m.start_offset,
                        'end', m.start_offset + char_length(m.exact), 'exact', m.exact)) order by m.id), '[]')
                  from about as ab join mention as m on m.article_id = ab.article_id and m.id = ab.mention_id
                  join entity as e on e.id = m.entity_id
                  where ab.article_id = s.article_id and ab.statement_id = s.id),
        'stances', (select coalesce(json_agg(json_build_object('polarity', t.polarity,
                      'target', json_build_object('id', e.id, 'name', e.name))), '[]')
                    from stance as t join entity as e on e.id = t.target_id
                    where t.article_id = s.article_id and t.statement_id = s.id),
        'kind', s.quote_kind,
        'pieces', (select coalesce(json_agg(json_build_object('isVerbatim', p.is_verbatim,
                      'selector', json_build_object('start', p.start_offset,
                        'end', p.start_offset + char_length(p.exact), 'codePointStart', p.code_point_start,
                        'codePointEnd', p.code_point_start + char_length(p.exact), 'exact', p.exact,
                        'prefix', substr(a.text, greatest(p.code_point_start - 32, 0) + 1, least(p.code_point_start, 32)),
                        'suffix', substr(a.text, p.code_point_start + char_length(p.exact) + 1, 32)))
                      order by p.ordinal), '[]')
                   from quote_piece as p join article as a on a.id = p.article_id
                   where p.article_id = s.article_id and p.quote_id = s.id),
        'speaker', coalesce(
          (select json_build_object('__typename', e.kind, 'id', e.id, 'name', e.name,
              'affiliations', (select coalesce(json_agg(json_build_object('role', af.role,
                  'organization', (select json_build_object('name', o.name) from entity as o
                                   where o.id = af.organization_id))), '[]')
                from (
                  with recursive held as (
                    (select ${ROLE} where af.person_id = e.id and e.kind = 'PERSON' ${NEXT_ROLE})
                    union all
                    select next.* from held cross join lateral (
                      select ${ROLE} where af.person_id = e.id
                        and (lower(left(af.role, 200)), coalesce(af.organization_id, 0)) > (held.key, held.place)
                      ${NEXT_ROLE}
                    ) as next
                  )
                  select * from held limit 100
                ) as af))
           from entity as e where e.id = s.speaker_entity_id),
          (select json_build_object('__typename', 'UnnamedSource', 'id', array[u.article_id, u.id], 'name', u.name,
              'anonymityRequested', u.anonymity_requested,
              'anonymityReason', json_build_object('category', u.reason_category, 'exact', u.reason_exact))
           from unnamed_source as u where u.article_id = s.article_id and u.id = s.speaker_source_id)),
        'attribution', json_build_object('rule', s.rule, 'confidence', s.confidence,
          'cue', json_build_object('exact', s.cue_exact, 'start', s.cue_start,
            'end', s.cue_start + char_length(s.cue_exact)),
          'speakerMention', json_build_object('exact', s.speaker_mention_exact, 'start', s.speaker_mention_start,
            'end', s.speaker_mention_start + char_length(s.speaker_mention_exact)),
          'alternatives', (select coalesce(json_agg(json_build_object('confidence', al.confidence,
                'speaker', json_build_object('name', e.name)) order by al.ordinal), '[]')
              from attribution_alternative as al left join entity as e on e.id = al.speaker_entity_id
              where al.article_id = s.article_id and al.quote_id = s.id)),
        'author', s.author, 'depth', s.depth, 'status', s.status, 'thread', s.thread_id,
        'replyCount', case when s.type = 'COMMENT' then (select count(*) from statement as r
          where r.article_id = s.article_id and r.parent_id = s.id and r.is_listed) end
      )) order by s.chronology desc, s.article_id desc, s.id desc), '[]') from page as s)
  ))::text as answer
from wanted`;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

async function answer(body) {
  const { variables } = JSON.parse(body);
  const { rows } = await pool.query({
    name: 'statements_about',
    text: STATEMENTS_ABOUT,
    values: [nameKey(variables.name), variables.first ?? 20],
  });
  return `{"data":{"organization":${rows[0]?.answer ?? 'null'}}}`;
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    answer(body).then(
      (json) => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(json),
        });
        response.end(json);
      },
      (error) => {
        response.writeHead(500);
        response.end(JSON.stringify({ errors: [{ message: String(error) }] }));
      },
    );
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
