/**
 * The keys of the workspace. While nobody types they work alone and stand in the list of keys; in the text they work with
 * Alt.
 */
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionKeys } from '../shell/useActionKeys.ts';
import { useCardKeys } from './useCardKeys.ts';
import { WORKSPACE_ACTIONS, type WorkspaceParts } from './workspaceActions.ts';

/** Listens for as long as the workspace is on screen. */
export function useWorkspaceKeys(parts: WorkspaceParts): void {
  const { t } = useTranslation('workspace');
  useCardKeys(parts.model, parts.editor);
  const latest = useRef(parts);
  latest.current = parts;
  useActionKeys(
    useMemo(
      () =>
        Object.values(WORKSPACE_ACTIONS).map(({ label, act, ...key }) => ({
          ...{ ...key, label: t(label) },
          act: () => act(latest.current),
        })),
      [t],
    ),
  );
}
