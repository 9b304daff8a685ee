import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Bell = Readonly<{ url: string; heard: () => readonly string[]; close: () => Promise<void> }>;

/** A partner's webhook on this machine: keeps every request as it came, headers and body. */
export const openBell = async (): Promise<Bell> => {
  const heard: string[] = [];
  const hear = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    heard.push(`${JSON.stringify(request.rawHeaders)}\n${Buffer.concat(chunks).toString()}`);
    response.writeHead(204).end();
  };
  const server = createServer((request, response) => void hear(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/hook`,
    heard: () => heard,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
