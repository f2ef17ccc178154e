/** A passage that the keeper put to words alone: a person says whether it belongs there. */
import { useTranslation } from 'react-i18next';
import type { PassageState } from '../../../shared/passage/passageState.ts';
import { PendingNote } from '../PendingNote.tsx';
import { LossWords } from './LossWords.tsx';
import { LOST } from './lostFocus.ts';
import styles from './tray.module.css';
import { useTray } from './trayContext.ts';
import { useHandling } from './useHandling.ts';

export interface FoundAgainProps {
  annotation: string;
  state: PassageState;
  quote: string;
  allowed: boolean;
}

export function FoundAgain({ annotation, state, quote, allowed }: FoundAgainProps) {
  const { t } = useTranslation('tray');
  const { tray } = useTray();
  const pending = useHandling(state.id);
  const key = { annotation, passage: state.id };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a stop of the keyboard
    <div
      {...{ [LOST]: state.id }}
      className={styles['again']}
      role="group"
      aria-label={t('foundAgain')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by the key that goes to the next of them
      tabIndex={0}
    >
      <p>
        <span aria-hidden="true">↻</span> {t('foundAgain')}
      </p>
      <LossWords lost={state.lost} />
      {pending && <PendingNote pending={pending} text={quote} onTakeBack={tray.takeBack} />}
      {allowed && !pending && (
        <div className={styles['acts']}>
          <button type="button" onClick={() => tray.dismiss(key, '')}>
            {t('belongsHere')}
          </button>
          <button type="button" onClick={() => tray.detach(key)}>
            {t('notHere')}
          </button>
        </div>
      )}
    </div>
  );
}
