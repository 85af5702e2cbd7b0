import { analyse } from 'chardet';
import { decodeBuffer, getEncoding } from 'encoding-sniffer';
import { VerbatimError } from '../../domain/errors.js';

/** How much is looked at to tell an encoding. */
const SAMPLE_BYTES = 64 * 1024;

/** Not by Node's own decoder, which takes windows-1252 for Latin-1. */
function decodeAs(label: string, bytes: Uint8Array, fatal: boolean): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = decodeBuffer(buffer, { userEncoding: label });
  return fatal && text.includes('\uFFFD') ? null : text;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a byte order mark: every other byte of letters is zero. */
function isUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sample.length * 0.35;
  if (odd > many && even < sample.length * 0.02) return 'utf-16le';
  return even > many && odd < sample.length * 0.02 ? 'utf-16be' : null;
}

/** The encoding that the bytes look like. chardet calls windows-1252 by its subset's name where nothing tells them apart. */
function guessed(sample: Uint8Array): string {
  const [best] = analyse(sample);
  const name = best?.name ?? '';
  return name === '' || /^(?:ISO-8859-1|UTF-8|ASCII|UTF-(?:16|32))/.test(name) ? 'windows-1252' : name;
}

/**
 * Bytes as text. UTF-8 is what is valid UTF-8, whatever header or page say; what is not is in the encoding that they
 * tell, or that the bytes look like where they tell none or a false one.
 * @param charset what the transport told, if it did
 * @throws VerbatimError PAGE_UNREADABLE for bytes that are no text
 */
export function decodeText(bytes: Uint8Array, charset: string | null = null): string {
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SAMPLE_BYTES));
  const [first, second] = sample;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const utf16 = isMarked ? (first === 0xff ? 'utf-16le' : 'utf-16be') : isUtf16(sample);
  if (utf16) return requireText(decodeAs(utf16, bytes, false) ?? '');
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return requireText(utf8);
  const told = getEncoding(sample, {
    maxBytes: SAMPLE_BYTES,
    defaultEncoding: '',
    ...(charset === null ? {} : { transportLayerEncodingLabel: charset }),
  });
  const isTold = told !== '' && !/^utf-?(?:8|16)/i.test(told);
  const text = (isTold ? decodeAs(told, bytes, true) : null) ?? decodeAs(guessed(sample), bytes, false);
  return requireText(text ?? decodeAs('windows-1252', bytes, false) ?? '');
}

/** Control characters that no text has. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g;

function requireText(text: string): string {
  const head = text.slice(0, SAMPLE_BYTES);
  const controls = head.match(CONTROLS)?.length ?? 0;
  const unknown = head.match(/\uFFFD/g)?.length ?? 0;
  if (head.includes('\0') || controls + unknown > head.length * 0.02) {
    throw new VerbatimError('PAGE_UNREADABLE', 'It is binary, no text.');
  }
  return text.replace(/^\uFEFF/, '');
}
