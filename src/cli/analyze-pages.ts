import { analyzeArticle } from '../analysis/analyze-article.js';
import { commentAnalysis } from '../analysis/comment-analysis.js';
import { toCorpusDocument } from '../analysis/corpus-document.js';
import type { ArticleFindings, CommentFindings } from '../analysis/findings.js';
import { VerbatimError } from '../domain/errors.js';
import { byStart } from '../domain/sorted-spans.js';
import { readUnit } from '../ingest/readers/read-unit.js';
import { SourceUnits } from '../ingest/sources/source-units.js';
import type { PageComment } from '../ingest/page.js';
import { findingsTable, type CommentDocument } from './findings-table.js';
import type { PageOptions } from './page-options.js';
import { printable } from './printable.js';
import { printableJson } from './printable-json.js';
import { describeFailure } from './report-failure.js';

/** A comment with what it mentions, by name; offsets into its own text. */
function commentDocument(
  { author, text }: PageComment,
  { mentions, newEntities }: CommentFindings,
  { entities }: ArticleFindings,
): CommentDocument {
  const known = mentions.map(({ entity, start, end }) => ({
    name: entities[entity]?.name ?? '',
    start,
    end,
  }));
  const others = newEntities.flatMap(({ name, mentions: spans }) =>
    spans.map(({ start, end }) => ({ name, start, end })),
  );
  return { author, text, about: byStart([...known, ...others]) };
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
  const { allowPrivateAddresses = false, ...known } = options;
  const sources = new SourceUnits(known, { allowPrivateAddresses });
  for (const file of files) {
    for await (const unit of sources.of(file)) {
      try {
        const page = await readUnit(unit);
        const findings = analyzeArticle(page.text);
        const analyse = commentAnalysis(findings);
        const comments = page.comments.map((comment) =>
          commentDocument(comment, analyse(comment.text), findings),
        );
        if (isJson) documents.push({ ...toCorpusDocument(file, page.text, findings), comments, page });
        else process.stdout.write(`${findingsTable(page, findings, comments, process.stdout.columns)}\n`);
      } catch (error) {
        if (!(error instanceof VerbatimError)) throw error;
        process.stderr.write(`Refused ${printable(file)}: ${describeFailure(error)}\n`);
        process.exitCode = 1;
      }
    }
  }
  await sources.close();
  if (isJson) process.stdout.write(`${printableJson(documents, 2)}\n`);
}
