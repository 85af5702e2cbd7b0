import { commentTable } from './comment-table.js';
import { feed } from './feed.js';
import { htmlPage } from './html-page.js';
import { jsonDocuments } from './json-documents.js';
import type { Reader } from './reader.js';
import { textPage } from './text-page.js';
import { webArchive } from './web-archive.js';

/** Every format that is read, in the order in which they are asked whether a file is theirs. docs/readers.md tells of each. */
export const READERS: readonly Reader[] = [webArchive, jsonDocuments, feed, htmlPage, commentTable, textPage];
