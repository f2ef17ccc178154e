/** Why a document is not read: stable codes, each with a sentence that says what to do (docs/protocol/import.md). */

const REFUSALS = {
  'format.tooDeep': 'This document is nested too deeply; bring it as plain text.',
  'format.tooSlow': 'The document takes too long or too much memory to read.',
  'format.busy': 'Too many documents are being read; try again in a moment.',
  'format.tooLarge': 'The document holds more text than is read at once; bring it in parts.',
  'format.empty': 'There is no word in this document.',
  'format.unsupported': 'Only Word (.docx), HTML, Markdown, plain text and ninjs documents are read.',
  'format.notText': 'This is no text: save the article as .docx, .html, .md or .txt.',
  'format.oldWord': 'This is a Word document of before 2007; save it as .docx.',
  'format.encrypted': 'This document is protected by a password; take the protection off and bring it again.',
  'format.damaged': 'This file is damaged or incomplete; save it once more and bring it again.',
  'format.bomb': 'This file unpacks to far more than a document holds; it is not opened.',
  'format.unsafeXml': 'This document defines entities of its own, which no word processor does; it is not opened.',
  'format.notNinjs': 'This JSON is no ninjs document: it has neither a headline nor a body.',
} as const;

export type RefusedCode = keyof typeof REFUSALS;

export class ConversionRefused extends Error {
  override name = 'ConversionRefused';
  readonly code: RefusedCode;
  constructor(code: RefusedCode, message: string = REFUSALS[code]) {
    super(message);
    this.code = code;
  }
}
