/** Short messages at the foot of the page: done (they leave by themselves) and failed (they stay until dismissed). */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './notices.css';

/** Long enough to read two lines and reach an Undo. */
const DONE_STAYS_MS = 8_000;

export interface Notice {
  kind: 'done' | 'failed';
  text: string;
  action?: { label: string; run(): void };
}

interface ShownNotice extends Notice {
  key: number;
}

const NoticeContext = createContext<((notice: Notice) => void) | null>(null);

/** Says something to the person, wherever they are. */
export function useNotice(): (notice: Notice) => void {
  const show = useContext(NoticeContext);
  if (!show) throw new Error('useNotice outside NoticeProvider');
  return show;
}

export function NoticeProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const [{ shown }, setState] = useState<{ shown: ShownNotice[]; next: number }>({ shown: [], next: 1 });
  const show = useCallback((notice: Notice) => {
    setState(({ shown: before, next }) => ({ shown: [...before.slice(-2), { ...notice, key: next }], next: next + 1 }));
  }, []);
  const dismiss = useCallback((key: number) => {
    setState((state) => ({ ...state, shown: state.shown.filter((notice) => notice.key !== key) }));
  }, []);
  return (
    <NoticeContext value={show}>
      {children}
      <section className="notices" aria-label={t('notices')} aria-live="polite">
        {shown.map((notice) => (
          <NoticeCard key={notice.key} notice={notice} dismiss={dismiss} />
        ))}
      </section>
    </NoticeContext>
  );
}

function NoticeCard({ notice, dismiss }: { notice: ShownNotice; dismiss(key: number): void }) {
  const { t } = useTranslation('shell');
  const { key, kind, text, action } = notice;
  useEffect(() => {
    if (kind === 'failed') return;
    const timer = setTimeout(() => dismiss(key), DONE_STAYS_MS);
    return () => clearTimeout(timer);
  }, [kind, key, dismiss]);
  const act = () => {
    action?.run();
    dismiss(key);
  };
  return (
    <div className={`notice notice-${kind}`}>
      <span aria-hidden="true">{kind === 'done' ? '✓' : '✕'}</span>
      <span className="notice-text">{text}</span>
      {action && (
        <button type="button" onClick={act}>
          {action.label}
        </button>
      )}
      <button type="button" aria-label={t('dismiss')} onClick={() => dismiss(key)}>
        ×
      </button>
    </div>
  );
}
