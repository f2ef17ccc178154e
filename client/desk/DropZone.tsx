/** Where a file may be dropped (all of the page takes it), and a button for who does not drag. */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntakeState } from './useIntake.ts';

export function DropZone({ intake }: { intake: IntakeState }) {
  const { t } = useTranslation('desk');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={intake.dragging ? 'drop drop-over' : 'drop'}>
      <span>{intake.dragging ? t('dropNow') : t('dropHint')}</span>
      <span>
        {' · '}
        <button type="button" className="link-button" onClick={() => input.current?.click()}>
          {t('chooseFile')}
        </button>
      </span>
      <input
        ref={input}
        type="file"
        accept=".docx,.html,.htm,.xhtml,.md,.markdown,.txt,.text,.json"
        multiple
        hidden
        onChange={(event) => {
          intake.takeFiles(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
