/** Letters over SMTP. */
import nodemailer from 'nodemailer';
import { LetterRefused, type Mailer } from './port.ts';

/** A mail server that says nothing for so long is given up. */
const SILENCE_MS = 10_000;

interface SmtpMailer extends Mailer {
  /** Greets the server, signs in, and sends nothing. @throws LetterRefused */
  check(): Promise<void>;
}
interface SmtpFailure {
  code?: string;
  responseCode?: number;
}

function refusedBy(error: unknown): LetterRefused {
  const { code = 'unknown', responseCode = 0 } = error as SmtpFailure;
  return new LetterRefused(responseCode ? `${code} ${responseCode}` : code, responseCode >= 500 && responseCode < 600);
}

/** Names what is sent, in the form of a Message-ID. */
function messageId(id: string, from: string): string {
  const host = /@([\w.-]+)>?$/.exec(from)?.[1] ?? 'kantlijn.invalid';
  return `<${id}@${host}>`;
}

/**
 * @param url `smtp://` or `smtps://`, with name and password where the server asks for them.
 * @param from such as `Kantlijn <desk@example.org>`.
 */
export function createSmtpMailer({ url, from }: { url: string; from: string }): SmtpMailer {
  const transport = nodemailer.createTransport({
    ...{ url, connectionTimeout: SILENCE_MS, greetingTimeout: SILENCE_MS, socketTimeout: SILENCE_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    async send({ to, subject, text, id, settings }) {
      try {
        await transport.sendMail({
          ...{ from, to: { name: '', address: to }, subject, text },
          ...(id ? { messageId: messageId(id, from) } : {}),
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(settings ? { list: { unsubscribe: settings } } : {}),
        });
      } catch (error) {
        throw refusedBy(error);
      }
    },
    async check() {
      try {
        await transport.verify();
      } catch (error) {
        throw refusedBy(error);
      }
    },
    close: () => transport.close(),
  };
}
