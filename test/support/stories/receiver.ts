import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Receiver = Readonly<{
  url: string;
  /** The `webhook-id` of every call, as they came. */
  heard: readonly string[];
  close: () => void;
}>;

/** A receiver of webhooks on this machine that answers as a story needs it. */
export const openReceiver = async (
  answer: (call: Readonly<{ id: string }>) => number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Receiver> => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    const id = String(request.headers['webhook-id']);
    heard.push(id);
    request.resume();
    const status = answer({ id });
    response.writeHead(status, status < 400 ? {} : headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/handoff`, heard, close: () => server.close() };
};
