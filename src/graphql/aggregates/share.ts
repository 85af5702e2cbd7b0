/** @returns count / total; 0 of nothing */
export function shareOf(count: number, total: number): number {
  return total === 0 ? 0 : count / total;
}
