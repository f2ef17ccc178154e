/** What is told to webhooks, as a real receiver on this machine gets it and checks it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { startWebServer } from './webServer.ts';

export interface Told {
  id: string;
  /** Whether its signature is that of the secret. */
  isSigned(secret: string): boolean;
  headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are looked into by tests, field by field
  body: any;
}

export interface HookReceiver {
  port: number;
  url: string;
  told: Told[];
  /** What it answers from now on; `null` for nothing. */
  answers(status: number | null): void;
  /** Resolves once it was told so many times. */
  heard(count: number): Promise<void>;
  close(): Promise<void>;
}

function signatureOf(secret: string, id: string, timestamp: string, body: string): Buffer {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
}

export async function startHookReceiver(): Promise<HookReceiver> {
  const server = await startWebServer();
  const told: Told[] = [];
  let status: number | null = 204;
  let waiting: { count: number; resolve: () => void }[] = [];
  server.at.set('/hook', (response, request) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const of = (name: string) => String(request.headers[`webhook-${name}`] ?? '');
      told.push({
        id: of('id'),
        headers: request.headers,
        body: JSON.parse(body),
        isSigned(secret) {
          const given = Buffer.from(of('signature').replace('v1,', ''), 'base64');
          const wanted = signatureOf(secret, of('id'), of('timestamp'), body);
          return given.length === wanted.length && timingSafeEqual(given, wanted);
        },
      });
      if (status !== null) response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
      for (const { count, resolve } of waiting) if (told.length >= count) resolve();
      waiting = waiting.filter(({ count }) => told.length < count);
    });
  });
  return {
    ...{ port: server.port, url: `${server.url}/hook`, told, close: server.close },
    answers(next) {
      status = next;
    },
    heard(count) {
      if (told.length >= count) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ count, resolve }));
    },
  };
}
