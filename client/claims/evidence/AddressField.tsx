/** The address of a source. What its page is called is fetched when somebody presses for it, and only then. */
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askPage, type FoundPage } from '../../api/evidencePages.ts';
import { useFormats } from '../../i18n/formats.ts';
import { useProblemWords } from '../../ui/problemWords.ts';
import { isAddress } from './evidenceDraft.ts';

export interface AddressFieldProps {
  /** Id of the article. */
  article: string;
  value: string;
  onChange(url: string): void;
  onFound(page: FoundPage): void;
}

type Fetching =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'failed'; words: string }
  | { kind: 'found'; page: FoundPage };

export function AddressField({ article, value, onChange, onFound }: AddressFieldProps) {
  const { t } = useTranslation('checking');
  const words = useProblemWords();
  const [state, setState] = useState<Fetching>({ kind: 'idle' });
  /** Counts what was asked and typed: an answer to something else than stands there now is passed over. */
  const turn = useRef(0);
  const fetchPage = () => {
    turn.current += 1;
    const own = turn.current;
    const answered = (act: () => void) => {
      if (turn.current === own) act();
    };
    setState({ kind: 'asking' });
    askPage(article, value.trim()).then(
      (page) =>
        answered(() => {
          setState({ kind: 'found', page });
          onFound(page);
        }),
      (error: unknown) => answered(() => setState({ kind: 'failed', words: words(error) })),
    );
  };
  return (
    <div className="evidence-address">
      <TextInput
        label={t('fieldUrl')}
        type="url"
        value={value}
        maxLength={2_000}
        error={state.kind === 'failed' ? state.words : null}
        onChange={({ currentTarget }) => {
          turn.current += 1;
          setState({ kind: 'idle' });
          onChange(currentTarget.value);
        }}
      />
      {isAddress(value) && (
        <Button size="compact-sm" variant="default" loading={state.kind === 'asking'} onClick={fetchPage}>
          {t('fetchTitle')}
        </Button>
      )}
      <p className="evidence-meta" role="status">
        {state.kind === 'found' && <Found page={state.page} />}
      </p>
    </div>
  );
}

function Found({ page: { title, type, size, archived } }: { page: FoundPage }) {
  const { t } = useTranslation('checking');
  const formats = useFormats();
  const facts = [
    title === null && t('pageWithoutTitle'),
    title === null && type,
    title === null && size !== null && `${formats.number(size)} bytes`,
    archived && t('pageArchived', { time: formats.moment(new Date(archived.at)) }),
  ].filter((fact) => typeof fact === 'string');
  return facts.length > 0 ? facts.join(' · ') : t('pageFound');
}
