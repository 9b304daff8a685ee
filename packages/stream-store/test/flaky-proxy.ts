import { connect, createServer, type Socket } from 'node:net';

/** Stands between a client and its server, so that a test can take the network away, or only the answers. */
export const flakyProxy = async (host: string, port: number) => {
  const open = new Set<Socket>();
  let answersPass = true;
  let down = false;

  const server = createServer((client) => {
    if (down) return client.destroy();
    const upstream = connect(port, host);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes) => upstream.write(bytes));
    // The request has had its effect; the client cannot know.
    upstream.on('data', (bytes) => (answersPass ? client.write(bytes) : client.destroy()));
    return undefined;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const cut = () => open.forEach((socket) => socket.destroy());

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    takeDown: () => {
      down = true;
      cut();
    },
    loseAnswers: () => {
      answersPass = false;
    },
    bringBack: () => {
      down = false;
      answersPass = true;
    },
    close: async () => {
      cut();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
