/** Makes articles of files, one after the other, so that a refusal of one keeps none of the others out. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshBoards } from '../api/board.ts';
import { importFile } from '../api/imports.ts';
import { asProblem } from '../api/problem.ts';

export interface ImportingFiles {
  made: ReadonlySet<File>;
  failures: ReadonlyMap<File, Error>;
  running: boolean;
  /** @returns how many were made. */
  create(files: readonly File[]): Promise<number>;
}

export function useImportFiles(desk: string): ImportingFiles {
  const client = useQueryClient();
  const [made, setMade] = useState<ReadonlySet<File>>(new Set());
  const [failures, setFailures] = useState<ReadonlyMap<File, Error>>(new Map());
  const [running, setRunning] = useState(false);
  const create = async (files: readonly File[]) => {
    setRunning(true);
    setFailures(new Map());
    let count = 0;
    for (const file of files) {
      try {
        await importFile({ desk, file });
        count += 1;
        setMade((before) => new Set([...before, file]));
      } catch (error) {
        setFailures((before) => new Map([...before, [file, asProblem(error)]]));
      }
    }
    setRunning(false);
    await refreshBoards(client);
    return count;
  };
  return { made, failures, running, create };
}
