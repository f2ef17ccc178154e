/** What every lost passage on screen needs, wherever it is shown: in the tray, or on the card of words that still stand. */
import type { Editor } from '@tiptap/core';
import { createContext, useContext } from 'react';
import type { ArticleSession } from '../../session/articleSession.ts';
import type { Person } from '../usePeople.ts';
import type { TrayModel } from './trayModel.ts';

export interface TrayParts {
  session: ArticleSession;
  editor: Editor | null;
  tray: TrayModel;
  person(id: string): Person;
}

export const TrayContext = createContext<TrayParts | null>(null);

export function useTray(): TrayParts {
  const parts = useContext(TrayContext);
  if (!parts) throw new Error('useTray outside its room');
  return parts;
}
