/** Letters that leave by e-mail. Whoever sends one decides what may stand in it; nothing of it is logged. */
interface Letter {
  /** One address. */
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** Names the letter: sent a second time under the same name, mail programs show it once. */
  id?: string;
  /** Page on which whoever gets it stops such letters. */
  settings?: string;
}

export interface Mailer {
  /** Resolves once the mail server has taken the letter. @throws LetterRefused */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** The mail server did not take a letter. The message names neither the address nor what it says. */
export class LetterRefused extends Error {
  override name = 'LetterRefused';
  /** Whether another try is of no use: the server said no for good. */
  readonly isFinal: boolean;
  constructor(code: string, isFinal: boolean) {
    super(`the mail server did not take a letter (${code})`);
    this.isFinal = isFinal;
  }
}
