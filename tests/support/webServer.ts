/** A web server on this machine, for what is fetched from pages: by path an answer, and every request that came. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export interface WebServer {
  port: number;
  /** Without a slash at the end. */
  url: string;
  requests: IncomingMessage[];
  /** Set what is at a path. */
  at: Map<string, Answer>;
  close(): Promise<void>;
}

export const html =
  (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);

export const redirect =
  (location: string): Answer =>
  (response) =>
    void response.writeHead(302, { location }).end();

export async function startWebServer(): Promise<WebServer> {
  const requests: IncomingMessage[] = [];
  const at = new Map<string, Answer>();
  const server = createServer((request, response) => {
    requests.push(request);
    const answer = at.get(request.url ?? '') ?? ((res: ServerResponse) => void res.writeHead(404).end());
    answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...{ port, url: `http://127.0.0.1:${port}`, requests, at },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
