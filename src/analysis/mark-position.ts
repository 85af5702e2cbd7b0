/** True for marks that can stand between blanks: those of tokenized texts, and French ones. */
export function isApartMark(mark: string): boolean {
  return /^["«»]$/.test(mark);
}

/** A mark between blanks opens and closes in turn; after a number it means inches. */
export function standsApart(text: string, at: number, end: number): boolean {
  return /(?:^|\D\s)$/.test(text.slice(Math.max(0, at - 2), at)) && /^\s+\S/.test(text.slice(end, end + 3));
}

/** A mark opens where a word begins after it and none ends before it. */
export function mayOpen(text: string, at: number, end: number): boolean {
  return (
    /[\p{L}\p{N}$€£¥([….“‘"'’#@–—-]/u.test(text.charAt(end)) && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))
  );
}

/** A mark closes where a word or its punctuation ends before it and no word begins after it, or where a space was forgotten. */
export function mayClose(text: string, at: number, end: number): boolean {
  const before = text.charAt(at - 1);
  return /\S/.test(before) && (!/[\p{L}\p{N}]/u.test(text.charAt(end)) || /[,.!?…]/.test(before));
}

/** 'We will stay. " said Lund': no word begins after it, though a blank stands before it; after a number it means inches. */
export function closesAfterBlank(text: string, at: number, end: number): boolean {
  return (
    /[^\d\s]\s$/.test(text.slice(Math.max(0, at - 2), at)) &&
    /^(?:$|[\s,.;:!?)])/.test(text.slice(end, end + 1))
  );
}

/** True where words may begin after a blank that follows a mark, and none end right before it. */
export function isBeforeBlank(text: string, at: number, end: number): boolean {
  return (
    /(?:^|[\s,:(—–])$/.test(text.slice(Math.max(0, at - 1), at)) && /^ ?\s\S/.test(text.slice(end, end + 3))
  );
}

/** Where the words begin that follow a mark. */
export function wordsAfter(text: string, end: number): number {
  return end + (/^\s*/.exec(text.slice(end, end + 3))?.[0].length ?? 0);
}
