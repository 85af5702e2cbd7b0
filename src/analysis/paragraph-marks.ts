import { firstIndexWhere } from '../domain/sorted-spans.js';
import type { TextSpan } from '../domain/text-span.js';
import { MARK_PAIRS, type MarkPair } from './lexicon/quotation-marks.js';
import {
  closesAfterBlank,
  isApartMark,
  isBeforeBlank,
  mayClose,
  mayOpen,
  standsApart,
} from './mark-position.js';

/** Every mark that may open or close a quotation. */
export const MARK = /''|``|[“”„«»"‘’']/gu;

/** What a mark can do, wherever it stands. */
interface MarkKind {
  /** The pair that it opens. */
  readonly opens: MarkPair | undefined;
  /** The pairs that it closes. */
  readonly closes: readonly MarkPair[];
  /** True for a mark that can stand between blanks. */
  readonly isApart: boolean;
}

function kindOf(mark: string): MarkKind {
  return {
    opens: MARK_PAIRS.find(({ open }) => open === mark),
    closes: MARK_PAIRS.filter(({ close }) => close.includes(mark)),
    isApart: isApartMark(mark),
  };
}

const KINDS = new Map(
  MARK_PAIRS.flatMap(({ open, close }) => [open, ...close]).map((mark) => [mark, kindOf(mark)]),
);

/** A mark as it is printed. What stands beside it is looked at once: a paragraph may be walked again and again. */
export class PrintedMark {
  readonly after: number;
  private readonly kind: MarkKind | undefined;
  private opensHere: boolean | null = null;
  private closesHere: boolean | null = null;
  private closesLate: boolean | null = null;
  private apart: boolean | null = null;

  constructor(
    private readonly text: string,
    readonly mark: string,
    readonly at: number,
  ) {
    this.after = at + mark.length;
    this.kind = KINDS.get(mark);
  }

  /** The pair that such a mark opens. */
  get opening(): MarkPair | undefined {
    return this.kind?.opens;
  }

  isCloseOf(pair: MarkPair): boolean {
    return this.kind?.closes.includes(pair) === true;
  }

  get mayOpen(): boolean {
    return (this.opensHere ??= mayOpen(this.text, this.at, this.after));
  }

  get mayClose(): boolean {
    return (this.closesHere ??= mayClose(this.text, this.at, this.after));
  }

  get closesAfterBlank(): boolean {
    return (this.closesLate ??= closesAfterBlank(this.text, this.at, this.after));
  }

  get isApartMark(): boolean {
    return this.kind?.isApart === true;
  }

  get standsApart(): boolean {
    return (this.apart ??= standsApart(this.text, this.at, this.after));
  }
}

/** The marks of a paragraph in reading order. */
export class ParagraphMarks {
  readonly marks: readonly PrintedMark[];
  readonly end: number;
  private readonly lastCloses = new Map<MarkPair, number>();

  constructor(
    readonly text: string,
    { start, end }: TextSpan,
  ) {
    this.end = end;
    const marks: PrintedMark[] = [];
    for (const { 0: mark, index } of text.slice(start, end).matchAll(MARK))
      marks.push(new PrintedMark(text, mark, start + index));
    this.marks = marks;
  }

  /** 'the dogs’ food is gone’': a plural's apostrophe, for another mark closes before one opens. */
  isPlural(index: number, pair: MarkPair): boolean {
    const { text, marks } = this;
    const { at = 0, after = 0 } = marks[index] ?? {};
    if (text.charAt(at - 1) !== 's' || !/^\s\p{Ll}/u.test(text.slice(after, after + 2))) return false;
    for (let next = index + 1; next < marks.length; next++) {
      const other = marks[next];
      if (other?.mark === pair.open && other.mayOpen) return false;
      if (other?.isCloseOf(pair) && other.mayClose) return true;
    }
    return false;
  }

  /**
   * 'Lund said," We will stay".': a blank stands after it, and the next mark of its kind can only close. A mark that was
   * left over from a quotation without a beginning is followed by one that opens, or by none.
   */
  opensBeforeBlank(index: number, pair: MarkPair): boolean {
    const { open } = pair;
    const { text, marks } = this;
    const { at = 0, after = 0 } = marks[index] ?? {};
    if ((open !== '“' && open !== '"') || !isBeforeBlank(text, at, after)) return false;
    for (let next = index + 1; next < marks.length; next++) {
      const other = marks[next];
      if (other?.mark === open && other.mayOpen) return false;
      if (other?.isCloseOf(pair)) return other.mayClose || other.closesAfterBlank;
    }
    return false;
  }

  /** The index of the first mark at an offset or after it. */
  indexFrom(offset: number): number {
    return firstIndexWhere(this.marks.length, (index) => (this.marks[index]?.at ?? 0) >= offset);
  }

  /** True where a mark that can close a pair stands at an offset or after it. */
  closeFrom(pair: MarkPair, offset: number): boolean {
    const known = this.lastCloses.get(pair);
    const last = known ?? this.lastClose(pair);
    if (known === undefined) this.lastCloses.set(pair, last);
    return last >= offset;
  }

  private lastClose({ close }: MarkPair): number {
    const { text, marks, end } = this;
    const from = marks[0]?.at ?? end;
    let last = -1;
    for (const mark of close) {
      let at = text.lastIndexOf(mark, end - mark.length);
      while (at >= from && !mayClose(text, at, at + mark.length))
        at = at > 0 ? text.lastIndexOf(mark, at - 1) : -1;
      last = Math.max(last, at);
    }
    return last;
  }
}
