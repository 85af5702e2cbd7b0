const NEEDS_ESCAPE = /["\\]/g;

function element(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `"${value.includes('"') || value.includes('\\') ? value.replace(NEEDS_ESCAPE, '\\$&') : value}"`;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return value instanceof Date ? `"${value.toISOString()}"` : 'NULL';
  }
}

/**
 * One property of all rows as PostgreSQL reads an array: what pg would make of it, in half the time, which counts where
 * an article is a hundred rows.
 * @param rows whose values are texts, numbers, truths, dates and nulls
 */
export function columnLiteral<Row extends object>(rows: readonly Row[], property: keyof Row): string {
  let literal = '{';
  for (const row of rows) literal += literal === '{' ? element(row[property]) : `,${element(row[property])}`;
  return `${literal}}`;
}
