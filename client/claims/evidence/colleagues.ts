/** The people of the article's desk: who may be named as reader of a record, and who may be given a claim. */
import { createContext, useContext } from 'react';
import type { Role } from '../../../shared/permissions.ts';

export interface ColleagueName {
  id: string;
  name: string;
  /** Of the person, on the article's desk. */
  role: Role;
}

export const ColleaguesContext = createContext<readonly ColleagueName[]>([]);

export const useColleagues = () => useContext(ColleaguesContext);
