/** Lines that belong to the page and not to the article. Origin: the templates of common newspaper sites. */
const FURNITURE: readonly RegExp[] = [
  /^(?:first )?published (?:in|by) /i,
  /^(?:copyright|©|\(c\))/i,
  /^all rights reserved/i,
  /^(?:comments?|reader comments|\d+ comments?)(?: \(\d+\))?:?$/i,
  /^(?:leave|post|add|write) (?:a|your) (?:comment|reply)/i,
  /^replying to /i,
  /^comments are (?:moderated|closed)/i,
  /comments? (?:faq|policy|guidelines)\b/i,
  /^(?:most (?:read|popular|shared)|related(?: stories| articles)?|read more|read next|more from|trending|advertisement|subscribe|sign up|share this|follow us|home)\b.{0,60}$/i,
];

/** True for a block that is a footer, a heading of the page or part of its comment form. */
export function isFooter(block: string): boolean {
  const words = block.trim();
  return FURNITURE.some((pattern) => pattern.test(words));
}
