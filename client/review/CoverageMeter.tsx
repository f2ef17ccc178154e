/** How much of the article is done, as a bar and a share; opened, the words by state, by tag and by paragraph. */
import { Button, Popover } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WordCounts } from '../../shared/review/coverage.ts';
import { tagOf } from '../../shared/review/tags.ts';
import { useDeskTags } from '../claims/DeskTags.tsx';
import { useTagName } from '../claims/useTagName.ts';
import { useStore } from '../margin/useStore.ts';
import type { Outbox } from '../session/outbox.ts';
import { CoverageBar } from './CoverageBar.tsx';
import { ParagraphRows } from './ParagraphRows.tsx';
import { sentenceEntries } from './pendingSentences.ts';
import { goToUntouched } from './sentences.ts';
import { SHOWN_STATES } from './shares.ts';
import { ReviewContext, useReviewed } from './useReview.ts';
import { WaitingSentences } from './WaitingSentences.tsx';

interface Shown {
  percent: number;
  words: number;
  counts: WordCounts;
  open: number;
  tags: [tag: string, words: number, done: number][];
}

export interface CoverageMeterProps {
  /** Null where the words on screen are not those that are checked. */
  editor: Editor | null;
  language: string;
  outbox: Outbox;
}

export function CoverageMeter({ editor, language, outbox }: CoverageMeterProps) {
  const review = useContext(ReviewContext);
  const [isOpen, setOpen] = useState(false);
  const { t } = useTranslation('coverage');
  const told = useReviewed((review) => {
    if (!review) return null;
    const { percent, words, counts, tags } = review.coverage;
    const open = [...review.claims.values()].filter(({ state }) => state !== 'done' && state !== 'dropped').length;
    const byTag = [...tags].map(([tag, { words: all, done }]) => [tag, all, done]);
    return JSON.stringify({ percent, words, counts, open, tags: byTag });
  });
  const unsent = sentenceEntries(useStore(outbox.entries)).length;
  if (told === null) return null;
  const { percent, words, counts, open, tags } = JSON.parse(told) as Shown;
  const left = words - counts.done - counts.excluded;
  const goOn = () => {
    const now = review.get();
    setOpen(false);
    if (now && editor) goToUntouched(editor, now, language);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} returnFocus position="bottom-end" width={360} shadow="md">
      <Popover.Target>
        <button
          type="button"
          className="coverage-meter"
          data-left={left}
          title={t('meter', { percent })}
          onClick={() => setOpen(!isOpen)}
          onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
        >
          <CoverageBar counts={counts} words={words} />
          <strong>{percent}%</strong>
          {unsent > 0 && (
            <span className="coverage-unsent">
              <span aria-hidden="true">◌ {unsent}</span>
              <span className="unseen">{t('sentencesWaiting', { count: unsent })}</span>
            </span>
          )}
          <span className="coverage-more">
            {t('checked')} · {t('openClaims', { count: open })}
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className="coverage-list">
          {SHOWN_STATES.map((state) => (
            <li key={state}>
              <span className={`coverage-sign coverage-${state}`} aria-hidden="true" />
              {t(state)}
              <span>{t('wordsCount', { count: counts[state] })}</span>
            </li>
          ))}
        </ul>
        <WaitingSentences outbox={outbox} />
        {tags.length > 0 && <TagRows tags={tags} />}
        {editor && counts.untouched > 0 && (
          <Button variant="default" size="xs" mt="sm" fullWidth onClick={goOn}>
            {t('nextUntouched')}
          </Button>
        )}
        {editor && <ParagraphRows editor={editor} onGone={() => setOpen(false)} />}
        <p className="coverage-hint">{t('sentenceHint')}</p>
      </Popover.Dropdown>
    </Popover>
  );
}

function TagRows({ tags }: Pick<Shown, 'tags'>) {
  const { t } = useTranslation('coverage');
  const set = useDeskTags();
  const name = useTagName();
  return (
    <>
      <h2 className="coverage-title">{t('byTag')}</h2>
      <ul className="coverage-list">
        {tags.map(([tag, words, done]) => (
          <li key={tag}>
            {name(tagOf(set, tag))}
            <span>
              {done}/{words}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
