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
  /** As it was at first. */
  mend(): Promise<void>;
}

export async function breakableLink(databaseUrl: string): Promise<BreakableLink> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isSilent = false;
  const join = (near: Socket): void => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (!isSilent) to.write(chunk);
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
    async mend() {
      isSilent = false;
      drop();
      if (server.listening) return;
      server = createServer(join).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
