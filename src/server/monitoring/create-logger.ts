import { types } from 'node:util';
import { pino, type DestinationStream, type Logger } from 'pino';
import { loggable } from './loggable.js';

/**
 * Makes the log. An error stands there as `loggable` tells it: pino's own way of telling one would give it the type
 * `Object`, and leave out the codes of what caused it.
 */
export function createLogger(level: string, destination: DestinationStream): Logger {
  const err = (told: unknown): unknown => (types.isNativeError(told) ? loggable(told) : told);
  return pino({ level, serializers: { err } }, destination);
}
