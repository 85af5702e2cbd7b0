import { str } from 'envalid';
import { address } from './setting-kinds.js';

/** The settings of traces, by the names that OpenTelemetry gives them. */
export const TRACE_SPECS = {
  OTEL_EXPORTER_OTLP_ENDPOINT: address({
    default: undefined,
    desc: 'The address of an OpenTelemetry collector (OTLP over HTTP) that is sent traces; unset, there are none.',
  }),
  OTEL_SERVICE_NAME: str({ default: 'verbatim', desc: 'What traces call this server.' }),
};
