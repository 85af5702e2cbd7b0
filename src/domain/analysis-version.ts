/**
 * Whether an analysis is older than another: its number is smaller.
 * @param version, @param other a decimal number as text; what is none is older than all that are
 */
export function isOlderAnalysis(version: string, other: string): boolean {
  const numberOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : -1);
  return numberOf(version) < numberOf(other);
}
