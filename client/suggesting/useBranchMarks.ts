/** The extension that shows what differs in a branch, while there is one. */
import type { Extensions } from '@tiptap/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { useNotice } from '../ui/Notices.tsx';
import type { Branch } from './branch.ts';
import { branchMarks } from './branchMarks.ts';

const NONE: Extensions = [];

export function useBranchMarks(article: Y.Text, branch: Branch | null): Extensions {
  const { t } = useTranslation('workspace');
  const say = useNotice();
  return useMemo(() => {
    if (!branch) return NONE;
    const onForbidden = () => say({ kind: 'failed', text: t('suggestingForbidden') });
    return [branchMarks({ article, branch: branch.text, onForbidden })];
  }, [article, branch, say, t]);
}
