/** The people of the article's desk, for naming those who may read a confidential record. */
import { createContext, useContext } from 'react';

export interface ColleagueName {
  id: string;
  name: string;
}

export const ColleaguesContext = createContext<readonly ColleagueName[]>([]);

export const useColleagues = () => useContext(ColleaguesContext);
