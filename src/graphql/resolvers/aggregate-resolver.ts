import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { VerbatimError } from '../../domain/errors.js';
import { StatementDimension } from '../../domain/kinds.js';
import type { Node } from '../../entities/node.js';
import type { Outlet } from '../../entities/outlet.js';
import type { Speaker } from '../../entities/speaker.js';
import { coMentionCount } from '../../store/co-mentions.js';
import { required } from '../../store/row-test.js';
import { breakdownCount, type BreakdownRecord } from '../../store/statement-breakdown.js';
import { timelineCount } from '../../store/statement-timeline.js';
import { BreakdownRow } from '../aggregates/breakdown-row.js';
import { CoMentionGraph } from '../aggregates/co-mention-graph.js';
import { TimeBucket } from '../aggregates/time-bucket.js';
import type { RequestContext } from '../context.js';
import { readStatementFilter } from '../filters/read-statement-filter.js';
import { BreakdownArguments, CoMentionArguments, TimelineArguments } from '../inputs/aggregate-arguments.js';
import { MAX_BUCKETS, WEIGHT_OF_AGGREGATE } from '../limits.js';
import type { Loaders } from '../loaders/index.js';
import type { PromiseOrValue } from '../promise-or-value.js';
import { present, speakerOf } from './relations.js';

/** The outlet, speaker or entity that a breakdown's row counts; null where it counts a value. */
function nodeOf(
  by: BreakdownArguments['by'],
  { id, articleId, sourceId }: BreakdownRecord,
  loaders: Loaders,
): PromiseOrValue<(Node & (Outlet | Speaker)) | null> {
  if (by === StatementDimension.OUTLET && id !== null) return loaders.outletById.load(id);
  return speakerOf(loaders, articleId ?? '', id, sourceId);
}

/** Counts statements: over time, by value, and by whom they are about together. */
@Resolver()
export class AggregateResolver {
  @Query(() => [TimeBucket], {
    complexity: WEIGHT_OF_AGGREGATE,
    description:
      "Statements over time, from the first to the last that passes, or over all of the filter's own saidAt. What has no known time is in none.",
  })
  async statementTimeline(
    @Args(() => TimelineArguments) { filter, interval, timeZone }: TimelineArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const test = await readStatementFilter(filter, loaders);
    const ranges = required(test).flatMap((leaf) => ('said' in leaf ? [leaf.said] : []));
    const range = ranges[0] ?? { from: null, to: null };
    const stretches = { interval, timeZone: timeZone ?? 'UTC', range };
    const [rows, totals] = await Promise.all([
      loaders.statementCounts(timelineCount({ ...stretches, test, limit: MAX_BUCKETS + 1 })),
      loaders.stretchTotals.load(stretches),
    ]);
    if (rows.length > MAX_BUCKETS) {
      throw new VerbatimError(
        'BAD_USER_INPUT',
        `A timeline has ${String(MAX_BUCKETS)} stretches at most: choose a longer interval, or a shorter saidAt.`,
        { path: ['interval'] },
      );
    }
    const totalByStart = new Map(totals.map(({ start, count }) => [start, count]));
    return rows.map(
      ({ start, count }) => new TimeBucket(new Date(start), count, totalByStart.get(start) ?? 0),
    );
  }

  @Query(() => [BreakdownRow], {
    complexity: WEIGHT_OF_AGGREGATE,
    description: 'Statements by one of their traits, the most frequent value first.',
  })
  async statementBreakdown(
    @Args(() => BreakdownArguments) { filter, by, top }: BreakdownArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const test = await readStatementFilter(filter, loaders);
    const records = await loaders.statementCounts(breakdownCount({ test, by, top: top ?? 10 }));
    return Promise.all(
      records.map(async (record) => {
        const node = await nodeOf(by, record, loaders);
        return new BreakdownRow({ ...record, key: record.value ?? present(node).name, node });
      }),
    );
  }

  @Query(() => CoMentionGraph, {
    complexity: WEIGHT_OF_AGGREGATE,
    description: 'Who is talked about together: the pairs that the same statements are about.',
  })
  async coMentions(
    @Args(() => CoMentionArguments) { filter, minStatements, top }: CoMentionArguments,
    @Ctx() { loaders }: RequestContext,
  ): Promise<CoMentionGraph> {
    const test = await readStatementFilter(filter, loaders);
    const pairs = await loaders.statementCounts(
      coMentionCount({ test, minStatements: minStatements ?? 2, top: top ?? 50 }),
    );
    const entity = async (id: string) => present(await loaders.entityById.load(id));
    const edges = await Promise.all(
      pairs.map(async ({ sourceId, targetId, statementCount }) => {
        const [source, target] = await Promise.all([entity(sourceId), entity(targetId)]);
        return { source, target, statementCount };
      }),
    );
    const nodes = [...new Set(edges.flatMap(({ source, target }) => [source, target]))];
    return { nodes, edges };
  }
}
