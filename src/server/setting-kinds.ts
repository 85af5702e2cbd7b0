import { EnvError, makeValidator } from 'envalid';
import ipaddr from 'ipaddr.js';

export const tcpPort = makeValidator((input: string) => {
  const port = Number(input);
  if (/^\d+$/.test(input) && port <= 65_535) return port;
  throw new EnvError('it must be a number from 0 to 65535.');
});

export const milliseconds = makeValidator((input: string) => {
  if (/^\d{1,9}$/.test(input)) return Number(input);
  throw new EnvError('it must be a number of milliseconds.');
});

export const count = makeValidator((input: string) => {
  if (/^\d{1,9}$/.test(input)) return Number(input);
  throw new EnvError('it must be a whole number, 0 or more.');
});

/** A bound that nothing could pass would be no bound but a fault. */
export const bound = makeValidator((input: string) => {
  if (/^[1-9]\d{0,8}$/.test(input)) return Number(input);
  throw new EnvError('it must be a whole number, 1 or more.');
});

export const words = makeValidator((input: string) => {
  const list = input.split(',').map((word) => word.trim());
  if (list.every((word) => /[\p{L}\p{N}]/u.test(word))) return list;
  throw new EnvError('it must be words or phrases with commas between.');
});

export const postgresUrl = makeValidator((input: string) => {
  const url = URL.canParse(input) ? new URL(input) : null;
  if (url && ['postgres:', 'postgresql:'].includes(url.protocol)) return input;
  throw new EnvError('it must look like postgres://user:password@host:5432/database.');
});

export const postgresUrls = makeValidator((input: string) => {
  const list = input.split(',').map((url) => url.trim());
  if (list.every((url) => URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol)))
    return list;
  throw new EnvError('it must look like postgres://user:password@one:5432/database,postgres://….');
});

export const origins = makeValidator((input: string) => {
  const list = input.split(',').map((origin) => origin.trim());
  if (list.every((origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin)))
    return list;
  throw new EnvError('it must be * or look like https://example.org,http://localhost:5173.');
});

export const address = makeValidator((input: string) => {
  const url = URL.canParse(input) ? new URL(input) : null;
  if (url && ['http:', 'https:'].includes(url.protocol)) return url;
  throw new EnvError('it must look like https://login.example.org/jwks.json.');
});

/** Signatures by a public key: with a shared secret, whoever checks a token could make one. */
const JWT_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

export const jwtAlgorithms = makeValidator((input: string) => {
  const list = input.split(',').map((name) => name.trim());
  if (list.every((name) => JWT_ALGORITHMS.includes(name))) return list;
  throw new EnvError(`it must be some of ${JWT_ALGORITHMS.join(',')}.`);
});

function isNetwork(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}

/** How many proxies stand before the API, or their addresses. Never all: whoever is trusted tells any address. */
export const proxies = makeValidator<number | string[]>((input: string) => {
  if (/^\d{1,2}$/.test(input)) return Number(input);
  const list = input.split(',').map((part) => part.trim());
  if (list.every(isNetwork)) return list;
  throw new EnvError('it must be a number of proxies, or look like 10.0.0.0/8,192.0.2.7.');
});
