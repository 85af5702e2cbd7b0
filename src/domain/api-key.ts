import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Tells a key from anything else, also to those who look for secrets in code: a prefix, its id, 256 random bits. */
const PATTERN = /^verbatim_([1-9]\d{0,18})_([\w-]{43})$/;

/** A key as it is shown once. */
export interface NewApiKey {
  readonly id: string;
  /** What its holder sends; kept nowhere. */
  readonly secret: string;
  readonly hash: Buffer;
}

/** SHA-256 is enough where there are 256 bits to guess. */
function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function newApiKey(): NewApiKey {
  const id = ((randomBytes(8).readBigUInt64BE() >> 1n) | 1n).toString();
  const secret = `verbatim_${id}_${randomBytes(32).toString('base64url')}`;
  return { id, secret, hash: hashOf(secret) };
}

/** @returns the id that a key carries, or null for what is no key */
export function apiKeyId(secret: string): string | null {
  return PATTERN.exec(secret)?.[1] ?? null;
}

/** Whether a key is the one whose hash is stored, in the same time whether it is or not. */
export function isApiKey(secret: string, hash: Buffer): boolean {
  const given = hashOf(secret);
  return given.length === hash.length && timingSafeEqual(given, hash);
}
