import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RequestContext } from '../../graphql/context.js';
import { BATCH_CHANNEL } from '../../graphql/loaders/level.js';
import { lastChange } from '../../store/changes.js';
import { SQL_CHANNEL, type Database, type SentSql } from '../../store/database.js';
import { queueDepth } from '../../store/page-queue.js';
import type { Replicas } from '../../store/replicas.js';
import { OperationNames } from './operation-names.js';

const SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
const STATEMENTS = [0, 1, 2, 4, 6, 8, 12, 16, 32];
const KEYS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** What a monitor can ask of one server. Decides what is counted, and how finely; talks to the database when it is asked. */
export class Metrics {
  readonly registry = new Registry();
  private readonly names = new OperationNames();
  private readonly seconds = new Histogram({
    name: 'verbatim_request_seconds',
    help: 'How long GraphQL requests took, by operation and by whether the answer has errors.',
    labelNames: ['operation', 'outcome'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly answers = new Counter({
    name: 'verbatim_http_answers_total',
    help: 'Answers to GraphQL requests by the status of HTTP: also those that were refused before GraphQL saw them.',
    labelNames: ['status'],
    registers: [this.registry],
  });
  private readonly statements = new Histogram({
    name: 'verbatim_request_sql_statements',
    help: 'How many SQL statements GraphQL requests sent, by operation.',
    labelNames: ['operation'],
    buckets: STATEMENTS,
    registers: [this.registry],
  });
  private readonly batchKeys = new Histogram({
    name: 'verbatim_loader_batch_keys',
    help: 'How many keys the batches of loaders held.',
    buckets: KEYS,
    registers: [this.registry],
  });
  private readonly sql = new Counter({
    name: 'verbatim_sql_statements_total',
    help: 'SQL statements sent, by name.',
    labelNames: ['statement'],
    registers: [this.registry],
  });

  /** @param replicas null where there is one database only */
  constructor(
    private readonly database: Database,
    private readonly replicas: Replicas | null = null,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.gaugeConnections();
    this.gaugeArchive();
    subscribe(SQL_CHANNEL, this.onSql);
    subscribe(BATCH_CHANNEL, this.onBatch);
  }

  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: () => {
      const began = performance.now();
      return Promise.resolve({
        willSendResponse: ({ operationName, request, errors, contextValue }) => {
          const operation = this.names.label(operationName ?? request.operationName);
          const outcome = errors ? 'error' : 'ok';
          this.seconds.observe({ operation, outcome }, (performance.now() - began) / 1000);
          this.statements.observe({ operation }, contextValue.statementCount);
          return Promise.resolve();
        },
      });
    },
  };

  /** @param graphql where GraphQL is answered, and nothing else */
  register(graphql: FastifyInstance): void {
    graphql.addHook('onResponse', (_request, { statusCode }, done) => {
      this.answers.inc({ status: statusCode });
      done();
    });
  }

  close(): void {
    unsubscribe(SQL_CHANNEL, this.onSql);
    unsubscribe(BATCH_CHANNEL, this.onBatch);
    this.registry.clear();
  }

  private readonly onSql = (message: unknown): void => {
    this.sql.inc({ statement: (message as SentSql).name });
  };

  private readonly onBatch = (keys: unknown): void => {
    this.batchKeys.observe(keys as number);
  };

  private gaugeConnections(): void {
    const { database, replicas } = this;
    new Gauge({
      name: 'verbatim_database_connections',
      help: 'Connections to the primary and to each replica, numbered as the settings list them: in use, idle; and requests that wait for one.',
      labelNames: ['database', 'state'],
      registers: [this.registry],
      collect() {
        const pools = [database.connections, ...(replicas?.connections ?? [])];
        for (const [i, pool] of pools.entries()) {
          const name = i === 0 ? 'primary' : `replica-${String(i)}`;
          for (const [state, count] of Object.entries(pool)) this.set({ database: name, state }, count);
        }
      },
    });
  }

  /** What all servers share. While the database is away these are missing, and the rest is there. */
  private gaugeArchive(): void {
    const { database } = this;
    new Gauge({
      name: 'verbatim_queue_pages',
      help: 'Pages on the queue: waiting, of those ready to be read now, running, and dead.',
      labelNames: ['state'],
      registers: [this.registry],
      async collect() {
        this.reset();
        const depth = await queueDepth(database).catch(() => ({}));
        for (const [state, count] of Object.entries(depth)) this.set({ state }, count as number);
      },
    });
    new Counter({
      name: 'verbatim_writes_total',
      help: 'Transactions that changed the archive, by whichever process, one an article read: its rate is the rate of reading.',
      // Without a label it would begin at 0 while the database is away.
      labelNames: ['database'],
      registers: [this.registry],
      async collect() {
        const count = await lastChange(database).catch(() => null);
        this.reset();
        if (count !== null) this.inc({ database: 'primary' }, count);
      },
    });
  }
}
