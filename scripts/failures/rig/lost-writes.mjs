/** Sent under a name, or with a reason, that nothing else has: what was acknowledged is there with its audit entry. */
const LOST = `
  select (select count(*) from unnest($1::text[]) as sent (name) where not exists (
      select from api_key as k join audit_entry as au on au.subject_type = 'ApiKey' and au.subject_id = k.id::text
      where k.name = sent.name))
    + (select count(*) from unnest($2::text[]) as sent (reason) where not exists (
      select from correction as c where c.reason = sent.reason)) as lost`;

/** A write is whole or not there: none without its entry in the audit log, no entry without its write. */
const HALVES = `
  select abs((select count(*) from api_key) - (select count(*) from audit_entry where action = 'createApiKey'))
    + abs((select count(*) from correction where kind in ('ALIAS', 'ATTRIBUTION'))
      - (select count(*) from audit_entry where action in ('addAlias', 'correctAttribution'))) as halves`;

/** @returns how many acknowledged writes the database does not have, and how many writes are there by half */
export async function lostWrites(postgres, database, { apiKeys, corrections }) {
  const [{ lost }] = await postgres.query(database, LOST, [apiKeys, corrections]);
  const [{ halves }] = await postgres.query(database, HALVES);
  return { acknowledged: apiKeys.length + corrections.length, lost: Number(lost) + Number(halves) };
}
