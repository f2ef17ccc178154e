/** Bytes on a bare connection: requests that no client library would send, and WebSocket frames by hand. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection to the server; what goes wrong on it shows in what is heard. */
export function bareSocket(url: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  return socket;
}

export interface Heard {
  status: number;
  /** The problem's code; null where the answer is none. */
  code: string | null;
  body: string;
}

function read(bytes: Buffer): Heard | null {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
  if (end < 0) return null;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
  const body = text.slice(end + 4);
  if (body.length < length) return null;
  const code = /"code":"([\w.]+)"/.exec(body)?.[1] ?? null;
  return { status, code, body };
}

/** Everything that comes until the other side closes. */
export async function allHeard(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks);
}

/** The first whole answer; status 0 where the connection was closed without one. */
export async function answerOn(socket: Socket): Promise<Heard> {
  const { promise, resolve } = Promise.withResolvers<Heard>();
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    const heard = read(bytes);
    if (heard) resolve(heard);
  });
  socket.on('close', () => resolve(read(bytes) ?? { status: 0, code: null, body: bytes.toString('latin1') }));
  const heard = await promise;
  socket.destroy();
  return heard;
}

/** Sends bytes as they are and gives the answer's name: the code of its problem, else its status. */
export async function nameOf(url: string, request: string | Buffer): Promise<string> {
  const socket = bareSocket(url);
  socket.write(request);
  const { status, code } = await answerOn(socket);
  return code ?? String(status);
}

/** A request line and headers as they are given, with an empty line behind. */
export const head = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;

export const upgradeHead = (path: string, ...more: string[]) =>
  head(
    ...[`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: Upgrade', 'Upgrade: websocket'],
    ...['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', ...more],
  );

/** A masked frame of a client: its first byte (final, reserved bits, kind) and what it carries; the mask is of zeros. */
export function clientFrame(first: number, body: Uint8Array = new Uint8Array()): Buffer {
  const length = body.byteLength;
  const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([first, ...size, 0, 0, 0, 0]), body]);
}

/** The code with which the server said goodbye; null where it said none. */
export function closeCodeIn(heard: Buffer): number | null {
  const at = heard.lastIndexOf(0x88);
  return at < 0 || at + 4 > heard.byteLength ? null : heard.readUInt16BE(at + 2);
}
