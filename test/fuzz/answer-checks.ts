import type { Role } from '../../src/domain/role.js';
import { MARK } from './odd-values.js';
import { mayRead, type Secret } from './planted-archive.js';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: string;
  readonly text: string;
}

interface ToldError {
  readonly message?: unknown;
  readonly extensions?: { readonly code?: unknown };
}

/** What none of our sentences says, and an inside that shows would. */
const INSIDE =
  /node_modules|\.[jt]s:\d|\bat \S+ \(|\b(?:select|update|delete|insert) .*\b(?:from|into|set)\b|relation "|column "|syntax error at|invalid input syntax|violates|duplicate key|pg_|postgres|\bECONN|did you mean (?!to use a double quote)|\/\* \w+ \*\//i;

function parsed(text: string): { readonly errors?: readonly ToldError[] } | null {
  try {
    return JSON.parse(text) as { errors?: readonly ToldError[] } | null;
  } catch {
    return null;
  }
}

/** The codes of an answer's errors. */
export function codesOf({ text }: Answer): string[] {
  return (parsed(text)?.errors ?? []).map(({ extensions }) => String(extensions?.code));
}

function faultsOfErrors(errors: readonly ToldError[]): string[] {
  const told = JSON.stringify(errors);
  return [
    ...errors
      .filter(({ extensions }) => !/^[A-Z][A-Z_]+$/.test(String(extensions?.code)))
      .map(({ message }) => `an error without a code: ${String(message)}`),
    ...(errors.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')
      ? ['an error of our own']
      : []),
    ...(told.includes(MARK) ? ['an error repeats what was sent'] : []),
    ...(INSIDE.test(told) ? ['an error tells of the inside'] : []),
  ];
}

/** Everything about an answer that must not be. */
export function faultsOf(answer: Answer, reader: Role | null, secrets: readonly Secret[]): string[] {
  const { status, type, headers, text } = answer;
  const json = parsed(text);
  const faults: string[] = [];
  if (status >= 500) faults.push(`status ${String(status)}`);
  if (type.includes('json') && text !== '' && json === null) faults.push('JSON that is none');
  if (!type.includes('json') && text.includes(MARK)) faults.push('an answer repeats what was sent');
  if (headers.includes(MARK)) faults.push('a header repeats what was sent');
  for (const secret of secrets)
    if (!mayRead(secret, reader) && text.includes(secret.word)) faults.push(`tells ${secret.word}`);
  const { errors } = json ?? {};
  return Array.isArray(errors) ? [...faults, ...faultsOfErrors(errors)] : faults;
}
