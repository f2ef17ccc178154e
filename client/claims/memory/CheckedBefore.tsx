/**
 * On the card of a claim that nobody has signed: the same wording was checked before, with what outcome, and its evidence
 * to be taken over. It signs nothing: whoever takes evidence over looks at it, and signs by the usual way.
 */
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { articleQuery } from '../../api/articles.ts';
import { type CheckedClaim, checkedBeforeQuery } from '../../api/checkedBefore.ts';
import { bringEvidenceFile, evidenceFile } from '../../api/evidenceFiles.ts';
import { problemFrom } from '../../api/problem.ts';
import { useFormats } from '../../i18n/formats.ts';
import type { ClaimView } from '../../margin/claimViews.ts';
import type { MarginModel } from '../../margin/marginModel.ts';
import { useTray } from '../../margin/tray/trayContext.ts';
import { useProblemWords } from '../../ui/problemWords.ts';
import { notTakenOver, takenOver } from './takenOver.ts';
import './checkedBefore.css';

/** After the last key in its words. */
const PAUSE_MS = 600;

export interface CheckedBeforeProps {
  claim: ClaimView;
  /** How it reads now. */
  wording: string;
  me: string;
  model: MarginModel;
}

/** Slug of the article's desk. */
function useDesk(article: string): string | undefined {
  return useQuery(articleQuery(article)).data?.desk;
}

export function CheckedBefore({ claim, wording, me, model }: CheckedBeforeProps) {
  const { t } = useTranslation('search');
  const { session } = useTray();
  const [asked] = useDebouncedValue(wording, PAUSE_MS);
  const { data = [] } = useQuery(checkedBeforeQuery(session.articleId, claim.id, asked));
  // What was found for other words is no memory of these.
  if (asked !== wording || data.length === 0) return null;
  return (
    <section className="checked-before" aria-label={t('checkedBefore')}>
      <p className="checked-before-title">{t('checkedBefore')}</p>
      {data.map((earlier) => (
        <Earlier key={earlier.claim} earlier={earlier} claim={claim} me={me} model={model} />
      ))}
    </section>
  );
}

/** The bytes of its file first: a record that names a file which is not there is refused. */
async function bringFile(from: string, to: string, file: { hash: string; name: string; type: string }): Promise<void> {
  const response = await fetch(evidenceFile(from, file.hash));
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => null));
  await bringEvidenceFile(to, new File([await response.blob()], file.name, { type: file.type }));
}

interface EarlierProps extends Omit<CheckedBeforeProps, 'wording'> {
  earlier: CheckedClaim;
}

function Earlier({ earlier, claim, me, model }: EarlierProps) {
  const { t } = useTranslation(['search', 'checking']);
  const formats = useFormats();
  const words = useProblemWords();
  const { session } = useTray();
  const to = session.articleId;
  const desk = useDesk(to);
  const { article, verdict, signed, evidence } = earlier;
  const left = notTakenOver(evidence, claim.evidence);
  const taking = useMutation({
    mutationFn: async () => {
      for (const record of left) {
        const copy = takenOver(record, me, desk === article.desk);
        if (!copy) continue;
        if (copy.file && article.id !== to) await bringFile(article.id, to, copy.file);
        model.checking.addEvidence(claim.id, copy);
      }
    },
  });
  const at = new Date(signed.at);
  const names = signed.by.map(({ name }) => name).filter((name) => name !== '');
  return (
    <div className="checked-before-one">
      <p>
        <b>{t(`checking:${verdict}`)}</b>
        {' · '}
        <time dateTime={signed.at} title={formats.moment(at)}>
          {formats.when(at, new Date())}
        </time>
        {names.length > 0 && ` · ${formats.list(names)}`}
        {' · '}
        <Link to="/article/$id" params={{ id: article.id }} search={{ thread: earlier.claim }}>
          {article.headline || article.slug}
        </Link>
      </p>
      {evidence.length === 0 && <p className="check-hint">{t('search:noEvidenceThere')}</p>}
      {left.length > 0 && (
        <Button size="compact-sm" variant="default" loading={taking.isPending} onClick={() => taking.mutate()}>
          {t('search:takeOver', { count: left.length })}
        </Button>
      )}
      {evidence.length > 0 && left.length === 0 && <p className="check-hint">{t('search:takenOver')}</p>}
      {taking.error && <p role="alert">{words(taking.error)}</p>}
    </div>
  );
}
