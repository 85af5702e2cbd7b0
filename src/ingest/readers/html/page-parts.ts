/**
 * What the templates of news sites call the parts of a page that are not the article.
 * Origin: class names of WordPress core themes, of schema.org and AMP components, of BEM style guides that publishers
 * have made public, and of the widgets of advertisers and social networks.
 */
const PARTS = String.raw`captions?|figcaption|cutline|credits?|copyright|by-?lines?|signature|
  author-?(?:bio|box|card|info|profile|details?|description|block|content|wrap)|authors?|bio|biography|about-the-author|
  related|relateds|recirc|recirculation|more-(?:on|from|topic|stories|news|like)|see-also|read-?(?:more|next|also|on)|also-read|similar|
  most-?(?:read|popular|viewed)|popular|trending|recommend(?:ed|ations?)?|suggested|teasers?|promo|promos|promobox|promotion|promotional|
  news-?letters?|sign-?up|subscribe|subscription|subscriptions|registration|register-?wall|identity-intro|donate|donation|membership|
  ads?|adverts?|advertisement|advertising|ad-?(?:slot|container|wrapper|unit|label)|sponsor|sponsored|outbrain|taboola|affiliate|
  share|sharing|social|social-?(?:links|share|media|icons|bar)|share-?(?:bar|buttons?|tools)|follow-us|whatsapp|
  comments?|comment-?(?:list|form|section)|disqus|discussion|respond|
  bread-?crumbs?|nav|navbar|navigation|menu|site-?(?:header|footer)|masthead|footer|footnote-?links|side-?bar|toolbar|skip-?link|
  tags?|tag-?(?:list|cloud)|topics?|keywords|categories|post-?meta|entry-?meta|article-?meta|meta-?bar|
  pull-?quotes?|gallery|carousel|slide-?show|slider|conveyor|scrollytelling|lightbox|
  video-?(?:player|card|wrapper|container|info|meta|title|playlist)|player|playlist|audio-?player|podcast|
  cookie|cookies|consent|gdpr|privacy|modal|pop-?up|overlay|tooltip|banner|toast|alert-?bar|login|
  time-?stamps?|date-?lines?|read-?time|reading-?time|published-?(?:date|time)|updated|last-?updated|
  stand-?first|sub-?titles?|sub-?headlines?|sub-?heads?|deck|dek|kicker|eyebrow|article-?(?:header|subtitle|head)|(?:article|detail|story|page)?-?summary|sapo|
  print-?only|screen-?reader(?:-text)?|sr-?only|visually-?hidden|a11y|hidden|widget|widgets|poll|quiz|jump-?links|table-of-contents|toc|
  product-?(?:card|callout|box)|callout|fact-?box|info-?box|note|disclaimer|corrections?-policy|trust|editors?-note|contact-?us`.replace(
  /\s/g,
  '',
);

const PART = new RegExp(
  `(?:^|[^a-z0-9]|__?|--)(?:${PARTS})(?:$|[^a-z0-9-]|__?|--|-(?:wrapper|wrap|container|block|box|section|area|inner|list|item|items|text|title|content|module|component|group|row|link|links|widget|form|strapline|header|bar|label|embed|inbody|inline|\\d+))`,
);

/** 'articleHeader' is written 'article-header' before it is looked up. */
function spelled(names: string): string {
  return names.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

/** True for the class names or id of a part that is not the article. */
export function namesPart(names: string): boolean {
  return (
    names !== '' &&
    spelled(names)
      .split(/\s+/)
      .some((name) => PART.test(name))
  );
}

const COMMENT = '[itemtype*="Comment"], [itemprop~="comment"], .comment, .comment-list, #comments';
/** What is known of an element is known of those inside it: they are many, and may stand deep. */
const inComments = new WeakMap<Element, boolean>();

/** True for what stands inside a reader's comment, in a page that is not changed between two questions. */
export function isInComment(element: Element): boolean {
  const asked: Element[] = [];
  let answer = false;
  for (let at: Element | null = element; at && !answer; at = at.parentElement) {
    const known = inComments.get(at);
    if (known === false) break;
    asked.push(at);
    answer = known ?? at.matches(COMMENT);
  }
  for (const one of asked) inComments.set(one, answer);
  return answer;
}

/** Elements that hold no paragraph of an article. */
export const FOREIGN_ELEMENTS =
  'script, style, noscript, template, iframe, object, embed, svg, canvas, video, audio, picture, form, button, select, input, textarea, label, dialog, nav, aside, footer, figure, figcaption, table, menu, time, h1, [role="navigation"], [role="complementary"], [role="contentinfo"], [role="dialog"], [role="button"], [role="alert"], [role="banner"], [aria-hidden="true"]:not(p), [hidden], [itemprop~="comment"], [itemtype*="schema.org/Comment"], [style*="display:none"], [style*="display: none"]';
