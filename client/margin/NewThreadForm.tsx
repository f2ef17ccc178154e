/** Where a comment on selected words is written. */
import { useTranslation } from 'react-i18next';
import { Composer } from './Composer.tsx';
import styles from './card.module.css';
import type { MarginModel, NewThread } from './marginModel.ts';
import { COMPOSER } from './usePassageLooks.ts';

export interface NewThreadFormProps {
  model: MarginModel;
  thread: NewThread;
  onDone(): void;
}

export function NewThreadForm({ model, thread, onDone }: NewThreadFormProps) {
  const { t } = useTranslation('margin');
  return (
    <>
      <blockquote className={styles['quote']} dir="auto">
        {thread.quote}
      </blockquote>
      <Composer
        label={t('newLabel')}
        placeholder={t('newPlaceholder')}
        action={t('comment')}
        initial={model.draft(COMPOSER)}
        focus
        onChange={(draft) => model.keepDraft(COMPOSER, draft)}
        onSend={(draft) => {
          model.send(draft);
          onDone();
        }}
        onCancel={() => {
          model.putAway();
          onDone();
        }}
      />
    </>
  );
}
