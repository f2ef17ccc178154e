/** What the palette offers in an open article: the way to what is left, the views, and what decides on it. */

import { useNavigate } from '@tanstack/react-router';
import type { Editor } from '@tiptap/core';
import { useContext, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { isWhole, useMe } from '../api/people.ts';
import type { Article } from '../api/shapes.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { annotationBeside } from '../margin/order.ts';
import { selectedWords, suggestOnSelection, tagSelection, textShownBy } from '../margin/selection.ts';
import { useStore } from '../margin/useStore.ts';
import { goToUntouched } from '../review/sentences.ts';
import type { Proof } from '../review/useProof.tsx';
import { ReviewContext } from '../review/useReview.ts';
import { type PaletteCommand, useCommands } from '../search/commands.tsx';
import type { ArticleSession } from '../session/articleSession.ts';
import type { Suggesting } from '../suggesting/suggesting.ts';
import type { Annotations } from './useAnnotations.ts';

export interface WorkspaceCommandsProps {
  session: ArticleSession;
  article: Article;
  model: MarginModel;
  editor: Editor | null;
  annotations: Annotations;
  suggesting: Suggesting;
  proof: Proof;
}

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
  const { id } = props.article;
  const { isOn } = props.proof;
  const commands = useMemo((): PaletteCommand[] => {
    const now = () => latest.current;
    const step = (by: 1 | -1) => () => {
      const { annotations, model } = now();
      const next = annotationBeside(annotations.ordered, model.active.get(), by);
      if (next) model.activate(next);
    };
    const nextClaim = () => {
      const { annotations, model } = now();
      const next = annotationBeside(openClaims(annotations), model.active.get(), 1);
      if (next) model.activate(next);
    };
    const untouched = () => {
      const { editor, article } = now();
      const state = review.get();
      if (editor && state) goToUntouched(editor, state, article.language);
    };
    const onWords = (act: (editor: Editor) => unknown) => () => {
      const { editor } = now();
      if (editor) act(editor);
    };
    const hasWords = () => {
      const { editor } = now();
      return editor !== null && selectedWords(editor.state, textShownBy(editor)) !== null;
    };
    const compose = onWords((editor) => {
      const words = selectedWords(editor.state, textShownBy(editor));
      if (words) now().model.compose(words);
    });
    const here = (
      name: string,
      label: string,
      run: () => void,
      more: Partial<PaletteCommand> = {},
    ): PaletteCommand => ({
      ...{ id: `article-${name}`, group: 'here', label, run },
      ...more,
    });
    const header = (name: string, label: string, more: Partial<PaletteCommand> = {}) =>
      here(name, label, () => press(name), { isPossible: () => isThere(name), ...more });
    const works = may(role, 'claim.work');
    const suggest = () => {
      const { suggesting } = now();
      if (suggesting.branch.get()) suggesting.stop();
      else suggesting.start();
    };
    const sessions = () => void navigate({ to: '/room/$id/sessions', params: { id } });
    return [
      here('claim', t('search:nextClaim'), nextClaim, { isPossible: () => openClaims(now().annotations).length > 0 }),
      here('next', t('workspace:keyNext'), step(1), { keys: 'J' }),
      here('previous', t('workspace:keyPrevious'), step(-1), { keys: 'K' }),
      header('clearance', t('coverage:blockersTitle'), { words: t('search:clearanceWords') }),
      here('proof', t(isOn ? 'search:proofOff' : 'coverage:proof'), () => now().proof.toggle(), { keys: 'P' }),
      here('untouched', t('coverage:nextUntouched'), untouched, { keys: 'U' }),
      header('export', t('exports:export'), { words: t('search:exportWords') }),
      ...(may(role, 'thread.write')
        ? [here('comment', t('workspace:keyComment'), compose, { keys: 'M', isPossible: hasWords })]
        : []),
      ...(works
        ? [
            here(
              'tag',
              t('search:tagWords'),
              onWords((editor) => tagSelection(editor, textShownBy(editor), now().model)),
              {
                ...{ keys: 'T', isPossible: hasWords },
              },
            ),
            here(
              'suggest',
              t('workspace:keySuggest'),
              onWords((editor) => suggestOnSelection(editor, textShownBy(editor), now().model)),
              { keys: 'S', isPossible: hasWords },
            ),
            here('suggesting', t('workspace:keySuggesting'), suggest, { keys: 'W' }),
          ]
        : []),
      header('checkroom', t('search:checkroom')),
      ...(whole ? [here('sessions', t('checkroom:pastSessions'), sessions, { words: t('search:historyWords') })] : []),
    ];
  }, [t, role, whole, review, navigate, id, isOn]);
  useCommands(commands);
  return null;
}
