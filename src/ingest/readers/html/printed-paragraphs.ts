import { oneLine } from '../../../domain/one-line.js';

/** A paragraph as printed, and how it was set. */
export interface PrintedParagraph {
  readonly text: string;
  /** The share of its characters that are links, in bold type, and in italics. */
  readonly linked: number;
  readonly bold: number;
  readonly element: Element;
}

const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TH TR UL'.split(
    ' ',
  ),
);
const HEADING = /^H[1-6]$/;
const SKIPPED = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|TABLE|BUTTON|SVG)$/i;

interface Run {
  text: string;
  linked: number;
  bold: number;
}

/** Gathers the paragraphs of an element in reading order: its blocks' words, and those between two line breaks. */
class Gathering {
  readonly paragraphs: PrintedParagraph[] = [];
  private run: Run = { text: '', linked: 0, bold: 0 };

  constructor(private readonly passedOver: ReadonlySet<Element>) {}

  finish(element: Element): void {
    const length = this.run.text.replace(/\s+/g, ' ').length || 1;
    for (const part of this.split()) {
      const text = oneLine(part);
      if (text !== '')
        this.paragraphs.push({
          text,
          linked: this.run.linked / length,
          bold: this.run.bold / length,
          element,
        });
    }
    this.run = { text: '', linked: 0, bold: 0 };
  }

  private split(): string[] {
    return this.run.text.split(/\n[ \t\u00a0]*\n\s*/);
  }

  walk(node: Node, isLinked: boolean, isBold: boolean): void {
    if (node.nodeType === 3) {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ');
      this.run.text += text;
      const length = text.trim().length;
      if (isLinked) this.run.linked += length;
      if (isBold) this.run.bold += length;
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const tag = element.tagName.toUpperCase();
    if (SKIPPED.test(tag)) return;
    if (tag === 'BR') {
      this.run.text += '\n';
      return;
    }
    const isBlock = BLOCK.has(tag);
    if (isBlock) this.finish(element.parentElement ?? element);
    if (HEADING.test(tag)) return;
    for (const child of element.childNodes) {
      if (!this.passedOver.has(child as Element))
        this.walk(child, isLinked || tag === 'A', isBold || tag === 'B' || tag === 'STRONG');
    }
    if (isBlock) this.finish(element);
  }
}

/**
 * The paragraphs under an element in reading order, headings and tables aside.
 * @param passedOver what under it is none of its words
 */
export function printedParagraphs(
  root: Element,
  passedOver: ReadonlySet<Element> = new Set(),
): PrintedParagraph[] {
  const gathering = new Gathering(passedOver);
  gathering.walk(root, false, false);
  gathering.finish(root);
  return gathering.paragraphs;
}
