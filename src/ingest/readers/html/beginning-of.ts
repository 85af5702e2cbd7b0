/** Adds the words under a node, and stops as soon as there are enough. */
class Beginning {
  words = '';

  constructor(private readonly most: number) {}

  get isEnough(): boolean {
    return this.words.length >= this.most;
  }

  add(node: Node): void {
    if (node.nodeType === 3)
      this.words = `${this.words}${node.textContent ?? ''}`.replace(/\s+/g, ' ').trimStart();
    // Not by its list of children, which is made anew for whoever asks.
    for (let child = node.firstChild; child && !this.isEnough; child = child.nextSibling) this.add(child);
  }
}

/**
 * The first words of an element, on one line. Elements of one name may stand one inside the other: all the words of each
 * of them would be the page's words many times over.
 * @param most the least number of characters to be given, where there are as many
 */
export function beginningOf(element: Element, most: number): string {
  const beginning = new Beginning(most);
  beginning.add(element);
  return beginning.words.trim();
}
