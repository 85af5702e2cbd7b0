import { VerbatimError } from '../domain/errors.js';

/** A JSON object whose fields are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws VerbatimError BAD_USER_INPUT for what is no JSON object */
export function objectOf(line: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new VerbatimError('BAD_USER_INPUT', 'It is not JSON.', { cause });
  }
  if (!isObject(value)) throw new VerbatimError('BAD_USER_INPUT', 'It is not a JSON object.');
  return value;
}

function refuse(field: string, wanted: string): never {
  throw new VerbatimError('BAD_USER_INPUT', `Its "${field}" is not ${wanted}.`);
}

/** @throws VerbatimError BAD_USER_INPUT */
export function stringOf(object: JsonObject, field: string): string {
  const value = object[field];
  return typeof value === 'string' ? value : refuse(field, 'a string');
}

/** @throws VerbatimError BAD_USER_INPUT */
export function objectsOf(object: JsonObject, field: string): JsonObject[] {
  const value = object[field];
  return Array.isArray(value) && value.every(isObject) ? value : refuse(field, 'a list of objects');
}

/** @throws VerbatimError BAD_USER_INPUT */
export function offsetOf(object: JsonObject, field: string): number {
  const value = object[field];
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? value
    : refuse(field, 'an offset');
}
