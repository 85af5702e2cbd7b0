import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';
import { VerbatimError } from '../../domain/errors.js';

/** True for an address that anybody on the Internet can reach, and nobody's own network. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  return ipaddr.isValid(bare) && ipaddr.process(bare).range() === 'unicast';
}

function forbidden(host: string): VerbatimError {
  return new VerbatimError(
    'FETCH_FORBIDDEN',
    `${host} is an address inside a private network: it is read where that is allowed (--allow-private-addresses, FETCH_PRIVATE_ADDRESSES).`,
  );
}

/** Resolves names as the system does, and refuses those that lead into a private network, be it in part. */
const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) {
      callback(error, [], 0);
      return;
    }
    const isForbidden = addresses.some(({ address }) => !isPublicAddress(address));
    if (isForbidden || addresses.length === 0)
      callback(new Error('It is private.', { cause: forbidden(host) }), [], 0);
    else if (options.all === true) callback(null, addresses);
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
  });
};

/**
 * An agent that connects to public addresses only. What a name resolves to is looked at when the connection is made, so
 * that a name that resolves to something else a moment later gains nothing; so is what was connected to.
 */
export function publicAgent(): Agent {
  const connect = buildConnector({ lookup: publicLookup, timeout: 10_000 });
  return new Agent({
    connect(options, callback) {
      const { hostname } = options;
      if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 && !isPublicAddress(hostname)) {
        callback(forbidden(hostname), null);
        return;
      }
      connect(options, (...[error, socket]) => {
        if (error) callback(error, null);
        else if (isConnectedInPrivate(socket)) {
          socket.destroy();
          callback(forbidden(hostname), null);
        } else callback(null, socket);
      });
    },
  });
}

function isConnectedInPrivate(socket: Socket): boolean {
  return socket.remoteAddress === undefined || !isPublicAddress(socket.remoteAddress);
}
