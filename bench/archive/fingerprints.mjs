import { textFingerprint } from '../../dist/src/ingest/text-fingerprint.js';

const TOGETHER = 500;

/** Gives every article that has none what its copies are found by, as `ingest` does. */
export async function addFingerprints(client) {
  for (;;) {
    const { rows } = await client.query(
      `select a.id, a.text from article as a
       where not exists (select from article_fingerprint as f where f.article_id = a.id) limit ${String(TOGETHER)}`,
    );
    const found = rows.flatMap(({ id, text }) => {
      const fingerprint = textFingerprint(text);
      return fingerprint ? [[id, fingerprint.signature, fingerprint.bands, fingerprint.sketch]] : [];
    });
    if (found.length === 0) return;
    const places = found.map(
      (_, i) => `(${[1, 2, 3, 4].map((part) => `$${String(4 * i + part)}`).join(', ')})`,
    );
    await client.query(
      `insert into article_fingerprint (article_id, signature, bands, sketch) values ${places.join(', ')}`,
      found.flat(),
    );
  }
}
