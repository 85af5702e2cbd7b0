/** Lines that belong to the page and not to the article. Origin: the templates of common newspaper sites. */
const FURNITURE: readonly RegExp[] = [
  /^(?:First p|P)ublished (?:in|by) \p{Lu}[^.!?]{0,100}\.?$/u,
  /^(?:copyright\b.{0,5}|©|\(c\))\s*\d{4}/iu,
  /^all rights reserved\.?$/iu,
  /^(?:comments?|reader comments|\d+ comments?)(?: \(\d+\))?:?$/iu,
  /^(?:leave|post|add|write) (?:a|your) (?:comment|reply)$/iu,
  /^replying to \S+(?: \S+)?$/iu,
  /^comments are (?:moderated|closed)/iu,
  /^(?:for more information, )?(?:please )?(?:see|read) our comments? (?:faq|policy|guidelines)\.?$/iu,
  /^comments? (?:faq|policy|guidelines)$/iu,
  /^(?:your (?:name|e-?mail)|submit|load more comments|show more|view all comments)$/iu,
  /^(?:home|menu|search|advertisement|contact|about us|privacy(?: policy)?|terms(?: of (?:use|service))?|newsletter|skip to (?:main )?content|sign (?:in|up)|log in|subscribe(?: now)?|share this(?: article)?|follow us)$/iu,
  /^(?:most (?:read|popular|shared)|related(?: stories| articles)?|trending|read (?:more|next|also)|tags|topics|filed under)\b[^.!?]{0,80}$/iu,
  /^More from \p{Lu}[^.!?]{0,80}$/u,
];

/** Items that a bar or a list of links has no fewer of. */
const LEAST_LINKS = 3;
const LONGEST_LINK = 30;

/** 'Home | World | Sport': short words with bars between, with no word of a sentence about them. */
function isLinkBar(line: string): boolean {
  const links = line.split(/[|•·»›>]/).map((link) => link.trim());
  return (
    links.length >= LEAST_LINKS &&
    links.every((link) => link.length > 0 && link.length <= LONGEST_LINK && /^\p{Lu}[^.!?\d]*$/u.test(link))
  );
}

/** True for a line that is a footer, a heading of the page, a bar of links or part of the comment form. */
export function isFurniture(line: string): boolean {
  const words = line.trim();
  return isLinkBar(words) || FURNITURE.some((pattern) => pattern.test(words));
}

/** True for a stretch of a page of which every line is furniture, or whose first line heads a list of links. */
export function isFurnitureBlock(block: string): boolean {
  const [first = '', ...others] = block.split('\n');
  const heads = isFurniture(first) && others.every((line) => line.length <= 2 * LONGEST_LINK);
  return heads || (isFurniture(first) && others.every(isFurniture));
}
