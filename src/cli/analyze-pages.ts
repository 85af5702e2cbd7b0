import { analyzeArticle } from '../analysis/analyze-article.js';
import { analyzeComment } from '../analysis/analyze-comment.js';
import { toCorpusDocument } from '../analysis/corpus-document.js';
import type { ArticleFindings } from '../analysis/findings.js';
import { VerbatimError } from '../domain/errors.js';
import { readPageFile } from '../ingest/read-page-file.js';
import type { PageComment } from '../ingest/page.js';
import { findingsTable } from './findings-table.js';
import type { PageOptions } from './page-options.js';
import { printable } from './printable.js';
import { describeFailure } from './report-failure.js';

/** A comment with what it mentions, by name; offsets into its own text. */
function commentDocument({ author, text }: PageComment, findings: ArticleFindings) {
  const { mentions, newEntities } = analyzeComment(text, findings);
  const known = mentions.map(({ entity, start, end }) => ({
    name: findings.entities[entity]?.name,
    start,
    end,
  }));
  const others = newEntities.flatMap(({ name, mentions: spans }) =>
    spans.map(({ start, end }) => ({ name, start, end })),
  );
  return { author, text, about: [...known, ...others] };
}

/**
 * Prints what is found in saved pages, as tables or as one JSON array. A file that is no page is refused, the rest
 * goes on.
 */
export async function analyzePages(
  files: readonly string[],
  options: PageOptions,
  isJson: boolean,
): Promise<void> {
  const documents: unknown[] = [];
  for (const file of files) {
    try {
      const page = await readPageFile(file, options);
      const findings = analyzeArticle(page.text);
      if (isJson) {
        const comments = page.comments.map((comment) => commentDocument(comment, findings));
        documents.push({ ...toCorpusDocument(file, page.text, findings), comments, page });
      } else process.stdout.write(`${findingsTable(page, findings, process.stdout.columns)}\n`);
    } catch (error) {
      if (!(error instanceof VerbatimError)) throw error;
      process.stderr.write(`Refused ${printable(file)}: ${describeFailure(error)}\n`);
      process.exitCode = 1;
    }
  }
  if (isJson) process.stdout.write(`${JSON.stringify(documents, null, 2)}\n`);
}
