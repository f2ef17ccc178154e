/** Threads whose words are gone from the text: kept, with the words, until somebody deals with them. */
import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/permissions.ts';
import styles from './card.module.css';
import type { MarginModel } from './marginModel.ts';
import { ThreadCard } from './ThreadCard.tsx';
import type { ThreadView } from './threadViews.ts';
import type { Person } from './usePeople.ts';

export interface TrayProps {
  detached: readonly ThreadView[];
  active: string | null;
  me: string;
  role: Role;
  model: MarginModel;
  person(id: string): Person;
  onTakeBack(command: string): void;
}

export function Tray({ detached, active, me, role, model, person, onTakeBack }: TrayProps) {
  const { t } = useTranslation('margin');
  return (
    <>
      <h2>{t('trayTitle', { count: detached.length })}</h2>
      <p>{t('trayHint')}</p>
      {detached.map((thread) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the reply field in it is reached by the keyboard through J and K
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <div key={thread.id} className={styles['trayItem']} onClick={() => model.activate(thread.id)}>
          <ThreadCard
            thread={thread}
            active={thread.id === active}
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
