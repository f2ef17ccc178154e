/** The names that an @ may stand for, under the field. */
import { useTranslation } from 'react-i18next';
import styles from './mention.module.css';
import type { MentionList } from './useMentionList.ts';

export function MentionOptions({ list }: { list: MentionList }) {
  const { t } = useTranslation('threads');
  const { options, at } = list;
  return (
    <>
      <span className="unseen" role="status">
        {options.length > 0 && t('mentionCount', { count: options.length })}
      </span>
      {options.length > 0 && (
        // The field keeps the focus and says which option is meant.
        <div id={list.id} role="listbox" className={styles['list']} aria-label={t('mentionList')} tabIndex={-1}>
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
