/** The minutes of a live session as a page of their own: for reading, printing and keeping. */
import type { MinutesFile } from '../../../shared/session/minutesSchema.ts';
import { drawingOf } from '../report/drawing.ts';
import { attendance, sessionFacts, stage } from '../report/sessions.ts';
import { sheetPage } from '../report/sheet.ts';

/** @param language `nl` or `en`; English for every other. */
export function minutesPage(minutes: MinutesFile, language: string, nonce: string): Promise<string> {
  const drawing = drawingOf({ ...minutes, claims: [] }, language);
  const { words } = drawing;
  const sections = [
    { anchor: 'stage', name: words.session.onStage, body: stage(minutes, drawing) },
    { anchor: 'present', name: words.session.present, body: attendance(minutes, drawing) },
  ];
  const kind = words.session.title;
  const head = sessionFacts(minutes, drawing);
  return sheetPage({ kind, article: minutes.article, head, sections, foot: kind, nonce }, drawing);
}
