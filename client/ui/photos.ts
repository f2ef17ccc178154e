/** Addresses of photos by person, for every face on the page; whoever is not in it is drawn with initials. */
import { createContext } from 'react';

export const PhotosContext = createContext<ReadonlyMap<string, string>>(new Map());
