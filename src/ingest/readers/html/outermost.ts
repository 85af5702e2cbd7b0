/**
 * Those that stand in none of the others: what is gathered under each of the rest is gathered already.
 * @param elements in document order
 */
export function outermost(elements: Iterable<Element>): Element[] {
  const found: Element[] = [];
  for (const element of elements) if (found.at(-1)?.contains(element) !== true) found.push(element);
  return found;
}
