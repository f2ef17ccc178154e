/** A real SMTP server on a free port of this machine, which keeps what it is given. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedLetter {
  to: string[];
  /** As it came: headers and body. */
  raw: string;
  /** By name, in lower case. */
  headers: Map<string, string>;
  /** Decoded. */
  text: string;
}

export interface MailServer {
  url: string;
  letters: ReceivedLetter[];
  /** What it answers to the next letters: an SMTP code, one for each; then it takes them again. */
  refuse(...codes: number[]): void;
  stop(): Promise<void>;
}

function unfolded(head: string): Map<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** RFC 2047, as far as it is written here. */
const decodedWord = (word: string) =>
  word.replace(/=\?utf-8\?([BQ])\?([^?]*)\?= ?/gi, (_all, kind: string, text: string) =>
    kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : quotedPrintable(text.replaceAll('_', ' ')),
  );

function quotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function read(raw: string, to: string[]): ReceivedLetter {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = unfolded(head);
  const body = rest.join('\r\n\r\n');
  const coding = headers.get('content-transfer-encoding');
  const plain = coding === 'base64' ? Buffer.from(body, 'base64').toString() : body;
  headers.set('subject', decodedWord(headers.get('subject') ?? ''));
  return { to, raw, headers, text: coding === 'quoted-printable' ? quotedPrintable(body) : plain };
}

export async function startMailServer(): Promise<MailServer> {
  const letters: ReceivedLetter[] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const code = refusals.shift();
        if (code !== undefined) return done(Object.assign(new Error('not now'), { responseCode: code }));
        letters.push(
          read(
            Buffer.concat(chunks).toString('latin1'),
            session.envelope.rcptTo.map(({ address }) => address),
          ),
        );
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    ...{ url: `smtp://127.0.0.1:${port}`, letters },
    refuse: (...codes) => void refusals.push(...codes),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
