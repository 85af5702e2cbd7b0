import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ApolloServerPlugin } from '@apollo/server';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Span, type Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { FastifyInstance } from 'fastify';
import type { RequestContext } from '../../graphql/context.js';
import { ANSWERED_CHANNEL, SQL_CHANNEL, type AnsweredSql, type SentSql } from '../../store/database.js';
import { OperationNames } from './operation-names.js';

const TRACES_PATH = 'v1/traces';

/**
 * Where a request's time went, as OpenTelemetry has it: the request, its GraphQL operation, each SQL statement. Decides
 * what is told: names, codes and numbers, never a text, a value, an address or who asked. Talks to a collector.
 * Source of the attributes' names: https://opentelemetry.io/docs/specs/semconv/
 */
export class Tracing {
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;
  private readonly names = new OperationNames();
  private readonly current = new AsyncLocalStorage<{ span: Span }>();
  private readonly statements = new WeakMap<SentSql, Span>();

  /** @param endpoint the collector's address, to which OTLP over HTTP adds the path of traces */
  constructor(endpoint: URL, serviceName: string) {
    const base = endpoint.href.endsWith('/') ? endpoint.href : `${endpoint.href}/`;
    const exporter = new OTLPTraceExporter({ url: new URL(TRACES_PATH, base).href });
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': serviceName }),
      spanProcessors: [new BatchSpanProcessor({ exporter })],
    });
    this.tracer = this.provider.getTracer('verbatim');
    subscribe(SQL_CHANNEL, this.onSql);
    subscribe(ANSWERED_CHANNEL, this.onAnswer);
  }

  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: () => {
      const around = this.current.getStore();
      const span = this.start('GraphQL');
      // What a batch does at the same time would be told of the last one that began.
      if (around) around.span = span;
      return Promise.resolve({
        willSendResponse: ({ operation, operationName, errors, contextValue }) => {
          const name = this.names.label(operationName);
          const type = operation?.operation ?? 'unknown';
          span.updateName(`${type} ${name}`);
          span.setAttributes({
            'graphql.operation.type': type,
            'graphql.operation.name': name,
            'verbatim.sql_statements': contextValue.statementCount,
          });
          if (errors) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
          return Promise.resolve();
        },
      });
    },
  };

  /** Has every request of the server told. */
  register(app: FastifyInstance): void {
    app.addHook('onRequest', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown';
      const span = this.tracer.startSpan(
        `${request.method} ${route}`,
        {
          kind: SpanKind.SERVER,
          attributes: {
            'http.request.method': request.method,
            'http.route': route,
            'verbatim.request_id': request.id,
          },
        },
        ROOT_CONTEXT,
      );
      reply.raw.once('close', () => {
        const { statusCode } = reply.raw;
        span.setAttribute('http.response.status_code', statusCode);
        if (statusCode >= 500 || !reply.raw.writableFinished) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
      this.current.run({ span }, done);
    });
  }

  /** Sends what it still has. */
  async close(): Promise<void> {
    unsubscribe(SQL_CHANNEL, this.onSql);
    unsubscribe(ANSWERED_CHANNEL, this.onAnswer);
    await this.provider.shutdown();
  }

  /** A span inside the one of the request under way; a trace of its own where there is none. */
  private start(name: string, attributes: Record<string, string> = {}, kind = SpanKind.INTERNAL): Span {
    const parent = this.current.getStore()?.span;
    const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    return this.tracer.startSpan(name, { attributes, kind }, context);
  }

  private readonly onSql = (message: unknown): void => {
    const sent = message as SentSql;
    const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': sent.name };
    this.statements.set(sent, this.start(sent.name, attributes, SpanKind.CLIENT));
  };

  private readonly onAnswer = (message: unknown): void => {
    const { sent, hasFailed } = message as AnsweredSql;
    const span = this.statements.get(sent);
    if (hasFailed) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  };
}
