/** Annotations whose words are gone from the text: kept, with the words, until somebody deals with them. */
import { useTranslation } from 'react-i18next';
import { AnnotationCard } from './AnnotationCard.tsx';
import type { AnnotationView } from './annotationViews.ts';
import styles from './card.module.css';
import type { CardProps } from './cardProps.ts';

export interface TrayProps extends Omit<CardProps, 'active' | 'detached'> {
  detached: readonly AnnotationView[];
  active: string | null;
}

export function Tray({ detached, active, me, role, model, person, onTakeBack }: TrayProps) {
  const { t } = useTranslation('margin');
  return (
    <>
      <h2>{t('trayTitle', { count: detached.length })}</h2>
      <p>{t('trayHint')}</p>
      {detached.map((annotation) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the reply field in it is reached by the keyboard through J and K
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <div key={annotation.id} className={styles['trayItem']} onClick={() => model.activate(annotation.id)}>
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
