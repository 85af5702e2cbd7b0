import { stopEmbeddedDatabase } from './embedded-database.js';

export default stopEmbeddedDatabase;
