/** Replays a session with a slider: the text as it was then, the claim on stage, and votes once they were revealed. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roundOf, type Session, stageOf } from '../../shared/ledger/sessionState.ts';
import { colourOf } from '../../shared/protocol/presence.ts';
import { articleQuery } from '../api/articles.ts';
import { ledgerQuery, pastQuery, peopleOfQuery } from '../api/sessions.ts';
import { useFormats } from '../i18n/formats.ts';
import { Page } from '../shell/Page.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { peopleIn } from './checkroom.ts';
import { RevealPart } from './RevealPart.tsx';
import { cutAt, momentsOf, type ReplayMoment } from './replay.ts';
import './checkroom.css';
import './sessions.css';

/** A slider under a hand asks for fewer texts than it passes. */
const SETTLED_MS = 150;

export function ReplayPage({ id, session }: { id: string; session: string }) {
  const { t } = useTranslation('checkroom');
  const words = useProblemWords();
  const article = useQuery(articleQuery(id));
  const ledger = useQuery(ledgerQuery(id));
  const moments = useMemo(() => momentsOf(ledger.data ?? [], session), [ledger.data, session]);
  const error = article.error ?? ledger.error;
  const title = t('replayTitle', { name: article.data?.headline || article.data?.slug || '' });
  return (
    <Page title={title} {...(article.data ? { desk: article.data.desk } : {})}>
      <div className="replay" lang={article.data?.language}>
        <p>
          <Link to="/room/$id/sessions" params={{ id }}>
            {t('allSessions')}
          </Link>
        </p>
        <h1>{title}</h1>
        {error && <p role="alert">{words(error)}</p>}
        {ledger.data && moments.length === 0 && <p className="quiet">{t('sessionsNone')}</p>}
        {moments.length > 0 && <Replay article={id} session={session} moments={moments} />}
      </div>
    </Page>
  );
}

interface ReplayProps {
  article: string;
  session: string;
  moments: readonly ReplayMoment[];
}

function Replay({ article, session, moments }: ReplayProps) {
  const { t } = useTranslation('checkroom');
  const formats = useFormats();
  const { data: people } = useQuery(peopleOfQuery(article));
  const [at, setAt] = useState(0);
  const moment = moments[Math.min(at, moments.length - 1)];
  const [settled] = useDebouncedValue(moment?.event.seq ?? 0, SETTLED_MS);
  const past = useQuery(pastQuery(article, settled));
  const now = moment?.state.sessions.get(session);
  if (!moment || !now) return null;
  const person = (who: string) => ({
    id: who,
    name: people?.find((each) => each.id === who)?.name ?? who,
    colour: colourOf(who),
  });
  const { event } = moment;
  const time = new Date(event.at);
  const said = t(`event_${event.type}`, { name: person(event.actor).name });
  const staged = stageOf(now)?.annotation;
  const place = past.data?.passages.find(({ annotation }) => annotation === staged) ?? null;
  return (
    <>
      <label className="replay-slider">
        <span className="unseen">{t('replaySlider')}</span>
        <input
          type="range"
          min={0}
          max={moments.length - 1}
          value={at}
          aria-valuetext={`${formats.time(time)}, ${said}`}
          onChange={({ currentTarget }) => setAt(Number(currentTarget.value))}
        />
        <output>
          {at + 1} / {moments.length} · {formats.time(time)} · {said}
        </output>
      </label>
      <div className="replay-sides">
        <Words text={past.data?.text ?? ''} place={place} />
        <Beside session={now} person={person} />
      </div>
    </>
  );
}

function Words({ text, place }: { text: string; place: { start: number; end: number } | null }) {
  const { t } = useTranslation('checkroom');
  const mark = useRef<HTMLElement>(null);
  const [before, on, behind] = useMemo(() => cutAt(text, place), [text, place]);
  useEffect(() => {
    if (on) mark.current?.scrollIntoView({ block: 'nearest' });
  }, [on]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="replay-words" aria-label={t('replayText')} tabIndex={0}>
      {before}
      {on && <mark ref={mark}>{on}</mark>}
      {behind}
    </section>
  );
}

/** What was to be seen beside the text. */
function Beside({
  session,
  person,
}: {
  session: Session;
  person(id: string): { id: string; name: string; colour: string };
}) {
  const { t } = useTranslation('checkroom');
  const formats = useFormats();
  const turn = stageOf(session);
  const round = turn && roundOf(turn);
  return (
    <section className="replay-beside" aria-label={t('replayStage')}>
      <p>{t('leads', { name: person(session.leader).name })}</p>
      <p className="quiet">{formats.list(peopleIn(session).map((id) => person(id).name))}</p>
      {!turn && <p>{t('wallEmpty')}</p>}
      {round && !round.revealed && <p>{t('wallVotes', { count: round.votes.size })}</p>}
      {round?.revealed && <RevealPart votes={round.revealed.votes} person={person} onSign={null} />}
    </section>
  );
}
