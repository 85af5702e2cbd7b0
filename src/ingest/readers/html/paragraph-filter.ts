import type { PrintedParagraph } from './printed-paragraphs.js';
import { isPrintedAge } from '../../printed-date.js';
import { isFurniture } from '../../page-furniture.js';

/**
 * Beginnings of lines between an article's paragraphs that are none of it, in the languages of the publishers read.
 * Origin: the templates of common newspaper sites.
 */
const ASIDES: readonly RegExp[] = [
  /^(?:also )?(?:read|see|watch|listen)(?: (?:more|next|also|here|now|on|this))*\s*[:|»>–—-]/iu,
  /^(?:read|see|watch|learn|find out) (?:more|next|also)\b.{0,120}$/iu,
  /^(?:more|related)(?: (?:on|from|stories|reading|news|coverage))?\s*[:|]/iu,
  /^(?:don['’]t miss|editor['’]?s['’]? (?:note|picks?)|recommended|related (?:articles?|stories)|in case you missed it|you may also like)\b.{0,120}$/iu,
  /^(?:sign up|subscribe|register|log in|join|follow|click|tap|download|get) (?:here|now|to|for|us|up|on|our|the|and)\b.{0,200}(?:newsletter|inbox|app|account|whatsapp|facebook|twitter|instagram|telegram|channel|subscri|here|free|google news|x)\b/iu,
  /^follow \S.{0,60}\bon (?:google news|facebook|twitter|x|instagram|whatsapp|tiktok|threads|bluesky|telegram|youtube)\b/iu,
  /^(?:with (?:files|additional reporting|reporting) (?:from|by)|(?:additional )?reporting by|edited by|editing by|writing by|compiled by|translated by|produced by|photographs? by|graphics? by)\b.{0,160}$/iu,
  /^(?:this (?:article|story|piece|post|report|content)) (?:was|is|has been|originally|first)\b.{0,60}\b(?:published|republished|appeared|updated|amended|produced|translated|corrected|edited|part of)\b/iu,
  /^(?:first|originally) (?:published|appeared)\b.{0,120}$/iu,
  /^(?:photo|photos|photograph|image|picture|pictures|credit|video|source|copyright|illustration|graphic)(?: (?:by|credit|from|source))?\s*[:/|©]/iu,
  /^(?:advertisement|anzeige|publicité|publicidad|annonce|annons|reklam|reklame|pubblicità|werbung|iklan|広告|广告)(?:\s|$).{0,40}$/iu,
  /^(?:lesen sie (?:auch|mehr|hier|dazu)|lies auch|mehr (?:zum thema|dazu|lesen)|lire aussi|à lire(?: aussi)?|voir aussi|lea también|leer (?:también|más)|lee también|te puede interesar|leggi anche|leia (?:também|mais)|les også|læs også|läs (?:även|också|mer)|lees ook|lees meer|baca juga|czytaj (?:też|także|więcej)|ayrıca|lue myös|funda (?:olunye|futhi)|soma (?:pia|zaidi)|यह भी पढ़ें|ये भी पढ़ें|もっと読む|関連記事|相关阅读|延伸阅读|читайте (?:также|ещё)|اقرأ أيضا)(?![\p{L}])/iu,
  /^[\p{Lu}\d][\p{Lu}\p{N}\s'’:,.&-]{2,40}\| /u,
  /^(?:we (?:may|might) earn|if you (?:buy|purchase|click)|as an amazon associate|prices? (?:correct|accurate) at)\b/iu,
  /^(?:this (?:website|site) uses cookies|our website is the place)\b/iu,
  // A reader's comment, in the flat form.
  /^[^|]{1,80} \| [^|]{2,40} \| (?:reply|recommend|report|permalink)\b/iu,
  /^(?:©|\(c\) ?\d|copyright\b|all rights reserved)/iu,
  /^(?:loading|advertisement|close|share|save|print|comments?|\d+ comments?|duration \d.*|\d+ (?:hours?|minutes?|days?) ago)$/iu,
];

const LINK = 0.85;
/** Longer questions in bold type are an interviewer's. */
const LONGEST_BOLD_QUESTION = 40;
const SHORTEST_BODY_LINK = 220;
const SHORTEST_LINKED_SENTENCE = 70;

const SENTENCE_END = /[.!?…。！？।॥؟][”"’'»」』)\]]*$/u;

/** True for a paragraph of the body: no link to another page, no request to subscribe, no caption, no line of the page. */
export function isBodyParagraph({ text, linked, bold, element }: PrintedParagraph): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  const isSentence = SENTENCE_END.test(text);
  if (linked > LINK && text.length < (isSentence ? SHORTEST_LINKED_SENTENCE : SHORTEST_BODY_LINK))
    return false;
  if (isFurniture(text) || ASIDES.some((pattern) => pattern.test(text))) return false;
  if (/^\p{Lu}[\p{Lu}\s]{2,30}$/u.test(text)) return false;
  // What stands alone in bold type and ends no sentence is a heading that was not marked up as one.
  if (
    bold > LINK &&
    text.length < 90 &&
    !/[.:,;”"!…।]$/u.test(text) &&
    !(text.endsWith('?') && text.length > LONGEST_BOLD_QUESTION)
  )
    return false;
  // Words outside of any paragraph belong to a part of the page unless they are sentences.
  return element.tagName === 'P' || isSentence || text.length > 60;
}

/** A short line that comes again and again, or is a date or an author's name, is a line of the page: 'KEY EVENT'. */
export function isPageLine(text: string, authors: ReadonlySet<string>, isRepeated: boolean): boolean {
  if (text.length > 60) return false;
  return (isRepeated && !SENTENCE_END.test(text)) || authors.has(text) || isPrintedAge(text);
}

/** How many of the last paragraphs may be about the authors. */
const LONGEST_END = 4;

/** The paragraphs without those at the end in which the authors present themselves. */
export function withoutEnd(
  paragraphs: readonly PrintedParagraph[],
  authors: readonly string[],
): PrintedParagraph[] {
  const cut = paragraphs.findIndex(
    ({ text }, i) =>
      i > 0 &&
      i >= paragraphs.length - LONGEST_END &&
      authors.some((author) => text.startsWith(author) && author.includes(' ')),
  );
  return paragraphs.slice(0, cut < 0 ? undefined : cut);
}
