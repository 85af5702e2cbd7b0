import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The way to a database, which can be cut or fall silent as a real one does. */
export interface BreakableLink {
  /** The database's address by this way. */
  readonly url: string;
  /** Whoever is connected is cut off, and nobody can connect. */
  cut(): Promise<void>;
  /** Connections stay, and carry nothing any more. */
  silence(): void;
  /** Whoever is answered next is told with the last byte of the answer, at once, that his connection is ended. */
  dismiss(): void;
  /** As it was at first. */
  mend(): Promise<void>;
}

/** What PostgreSQL says when an administrator ends a connection: an ErrorResponse. */
function dismissal(): Buffer {
  const fields = ['SFATAL', 'VFATAL', 'C57P01', 'Mterminating connection due to administrator command', ''];
  const body = Buffer.from(fields.map((field) => `${field}\0`).join(''));
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** An answer has ended: ReadyForQuery, outside a transaction. */
const READY = Buffer.from('Z\0\0\0\x05I');

export async function breakableLink(databaseUrl: string): Promise<BreakableLink> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isSilent = false;
  let isDismissing = false;
  const join = (near: Socket): void => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (isSilent) return;
        const isDismissed = isDismissing && from === far && chunk.subarray(-READY.length).equals(READY);
        if (!isDismissed) return void to.write(chunk);
        isDismissing = false;
        to.end(Buffer.concat([chunk, dismissal()]));
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  };
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  let server: Server = createServer(join).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = new URL(databaseUrl);
  url.port = String(port);
  return {
    url: url.href,
    async cut() {
      const closed = once(server, 'close');
      server.close();
      drop();
      await closed;
    },
    silence() {
      isSilent = true;
    },
    dismiss() {
      isDismissing = true;
    },
    async mend() {
      isSilent = false;
      drop();
      if (server.listening) return;
      server = createServer(join).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
