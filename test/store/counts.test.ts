import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { WRONG_COUNTS } from '../support/wrong-counts.js';
import { comment, lanternPage, page, pierTalksPage } from '../support/pages.js';

const COUNTED = sql('counted', 'select sum(e.mention_count)::integer as count from entity as e');

let api: Api;

beforeEach(async () => {
  api = await startApi();
});

afterEach(() => api.close());

describe('what is counted beside the rows', () => {
  it('is their number, whatever is read, read again and changed', async () => {
    const talk = (text: string) =>
      page({
        text,
        comments: [
          comment('gull', 'The Lantern Trust sleeps.'),
          comment('tern', 'Does the Lantern Trust?', 0),
        ],
      });
    for (const each of [
      lanternPage(1, 3),
      talk('“The Lantern Trust owes the Harbour Union an answer,” said Maria Oldfield.'),
      talk('“The Harbour Union owes nobody anything,” said Maria Oldfield.'),
      lanternPage(1, 3),
      talk('Nothing happened.'),
    ]) {
      await ingestPage(api.database, each);
      expect(await api.database.query(WRONG_COUNTS)).toEqual([]);
    }
    expect(await api.database.query(COUNTED)).not.toEqual([{ count: 0 }]);
  });

  it('is their number, where many are read at once', async () => {
    const pages = Array.from({ length: 12 }, (_, i) =>
      i % 2 === 0 ? lanternPage(i, 4) : pierTalksPage(i, 4),
    );
    await Promise.all([...pages, ...pages].map((each) => ingestPage(api.database, each)));
    expect(await api.database.query(WRONG_COUNTS)).toEqual([]);
  });
});
