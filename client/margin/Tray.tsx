/** Annotations whose words are gone from the text: kept, with the words, until somebody deals with them. */
import { useTranslation } from 'react-i18next';
import { AnnotationCard } from './AnnotationCard.tsx';
import type { AnnotationView } from './annotationViews.ts';
import styles from './card.module.css';
import type { CardProps } from './cardProps.ts';
import { LostQuote } from './LostQuote.tsx';
import { PassageNotes } from './tray/PassageNotes.tsx';
import { useTray } from './tray/trayContext.ts';
import { useStore } from './useStore.ts';

export interface TrayProps extends Omit<CardProps, 'active' | 'detached'> {
  detached: readonly AnnotationView[];
  active: string | null;
}

/** So many are shown whole at once; more would push every other card off the page. */
const MOST_UNFOLDED = 2;

export function Tray({ detached, active, me, role, model, person, onTakeBack }: TrayProps) {
  const { t } = useTranslation('margin');
  const states = useStore(useTray().session.passages);
  return (
    <>
      <h2>{t('trayTitle', { count: detached.length })}</h2>
      <p>{t('trayHint')}</p>
      {detached.map((annotation) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the reply field in it is reached by the keyboard through J and K
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <div key={annotation.id} className={styles['trayItem']} onClick={() => model.activate(annotation.id)}>
          {annotation.passages.some(({ id }) => states?.has(id)) ? (
            <PassageNotes annotation={annotation} all folds={detached.length > MOST_UNFOLDED} />
          ) : (
            <LostQuote text={annotation.passages[0]?.quote ?? ''} />
          )}
          <AnnotationCard
            annotation={annotation}
            active={annotation.id === active}
            detached
            me={me}
            role={role}
            model={model}
            person={person}
            onTakeBack={onTakeBack}
          />
        </div>
      ))}
    </>
  );
}
