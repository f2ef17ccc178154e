/** The names that an @ may stand for, under the field. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './mention.module.css';
import type { MentionList } from './useMentionList.ts';

export function MentionOptions({ list }: { list: MentionList }) {
  const { t } = useTranslation('threads');
  const { options, at } = list;
  const box = useRef<HTMLDivElement>(null);
  // The whole list where there is room for it, and always the name that is pointed at.
  useEffect(() => {
    if (options.length > 0) box.current?.scrollIntoView({ block: 'nearest' });
  }, [options.length]);
  useEffect(() => {
    box.current?.children.item(at)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <>
      <span className="unseen" role="status">
        {options.length > 0 && t('mentionCount', { count: options.length })}
      </span>
      {options.length > 0 && (
        // The field keeps the focus and says which option is meant.
        <div
          ref={box}
          id={list.id}
          role="listbox"
          className={styles['list']}
          aria-label={t('mentionList')}
          tabIndex={-1}
        >
          {options.map(({ mention, name, hint }, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: options of a listbox are pointed at by its field
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
            <div
              key={`${mention.kind} ${mention.id}`}
              id={list.optionId(index)}
              role="option"
              aria-selected={index === at}
              className={styles['option']}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => index !== at && list.point(index)}
              onClick={() => list.pick(index)}
            >
              <span className={styles['name']}>@{name}</span>
              <span className={styles['hint']}>{hint}</span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
