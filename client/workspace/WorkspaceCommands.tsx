/** What the palette offers in an open article: the way to what is left, the views, and what decides on it. */
import { useNavigate } from '@tanstack/react-router';
import { useContext, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { isWhole, useMe } from '../api/people.ts';
import { annotationBeside } from '../margin/order.ts';
import { selectedWords, textShownBy } from '../margin/selection.ts';
import { useStore } from '../margin/useStore.ts';
import { REVIEW_ACTIONS, type ReviewParts } from '../review/reviewActions.ts';
import { ReviewContext } from '../review/useReview.ts';
import { type PaletteCommand, useCommands } from '../search/commands.tsx';
import type { Annotations } from './useAnnotations.ts';
import { WORKSPACE_ACTIONS, type WorkspaceParts } from './workspaceActions.ts';

type WorkspaceCommandsProps = WorkspaceParts & ReviewParts & { article: string };

/** Presses what stands in the header; false where it is not there. */
const isThere = (button: string) => document.querySelector(`[data-command="${button}"]`) !== null;
const press = (button: string) => document.querySelector<HTMLElement>(`[data-command="${button}"]`)?.click();

/** Those claims of the margin that are still to be checked, in its order. */
function openClaims({ ordered, facts }: Annotations) {
  return ordered.filter(({ id, kind }) => kind === 'claim' && facts.checks.get(id)?.has('todo'));
}

export function WorkspaceCommands(props: WorkspaceCommandsProps) {
  const { t } = useTranslation(['search', 'workspace', 'coverage', 'checkroom', 'exports']);
  const navigate = useNavigate();
  const review = useContext(ReviewContext);
  const role = useStore(props.session.role);
  const whole = isWhole(useMe());
  const latest = useRef(props);
  latest.current = props;
  const { article: id } = props;
  const { isOn } = props.proof;
  const commands = useMemo((): PaletteCommand[] => {
    const now = () => latest.current;
    const here = (
      name: string,
      label: string,
      run: () => void,
      more: Partial<PaletteCommand> = {},
    ): PaletteCommand => ({
      ...{ id: `article-${name}`, group: 'here', label, run },
      ...more,
    });
    const nextClaim = () => {
      const { annotations, model } = now();
      const next = annotationBeside(openClaims(annotations), model.active.get(), 1);
      if (next) model.activate(next);
    };
    const header = (name: string, label: string, more: Partial<PaletteCommand> = {}) =>
      here(name, label, () => press(name), { isPossible: () => isThere(name), ...more });
    const acting = (name: keyof typeof WORKSPACE_ACTIONS, label: string, more: Partial<PaletteCommand> = {}) => {
      const { key, act } = WORKSPACE_ACTIONS[name];
      return here(name, label, () => void act(now()), { usualKey: key, ...more });
    };
    const reviewing = (name: keyof typeof REVIEW_ACTIONS, label: string, more: Partial<PaletteCommand> = {}) => {
      const { key, act } = REVIEW_ACTIONS[name];
      return here(name, label, () => void act(now(), review.get()), { usualKey: key, ...more });
    };
    const ofWords = {
      isPossible() {
        const { editor } = now();
        return editor !== null && selectedWords(editor.state, textShownBy(editor)) !== null;
      },
    };
    const ofText = { isPossible: () => !now().isBranch };
    const works = may(role, 'claim.work');
    const sessions = () => void navigate({ to: '/room/$id/sessions', params: { id } });
    return [
      here('claim', t('search:nextClaim'), nextClaim, { isPossible: () => openClaims(now().annotations).length > 0 }),
      acting('next', t('workspace:keyNext')),
      acting('previous', t('workspace:keyPrevious')),
      header('clearance', t('coverage:blockersTitle'), { words: t('search:clearanceWords') }),
      reviewing('proof', t(isOn ? 'search:proofOff' : 'coverage:proof')),
      reviewing('untouched', t('coverage:nextUntouched'), ofText),
      header('export', t('exports:export'), { words: t('search:exportWords') }),
      ...(may(role, 'thread.write') ? [acting('comment', t('workspace:keyComment'), ofWords)] : []),
      ...(works
        ? [
            acting('tag', t('search:tagWords'), ofWords),
            acting('suggest', t('workspace:keySuggest'), ofWords),
            acting('suggesting', t('workspace:keySuggesting')),
          ]
        : []),
      header('checkroom', t('search:checkroom')),
      ...(whole ? [here('sessions', t('checkroom:pastSessions'), sessions, { words: t('search:historyWords') })] : []),
    ];
  }, [t, role, whole, review, navigate, id, isOn]);
  useCommands(commands);
  return null;
}
