import { startEmbeddedDatabase, TEMPLATE } from './embedded-database.js';

export default async function setUp() {
  // The workers that run the test files inherit these.
  process.env.VERBATIM_TEST_DATABASE_URL = await startEmbeddedDatabase();
  process.env.VERBATIM_TEST_TEMPLATE = TEMPLATE;
}
