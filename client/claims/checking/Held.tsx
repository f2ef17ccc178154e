/** Who has taken a claim, for how long by now and until when, by the server's clock; a free one is taken here, one's own given back. */
import { useTranslation } from 'react-i18next';
import type { ClaimStanding } from '../../../shared/review/standing.ts';
import { useFormats } from '../../i18n/formats.ts';
import type { CardProps } from '../../margin/cardProps.ts';
import type { ClaimView } from '../../margin/claimViews.ts';
import { useTray } from '../../margin/tray/trayContext.ts';
import { useNow } from '../../ui/useNow.ts';

export interface HeldProps extends Pick<CardProps, 'me' | 'model' | 'person'> {
  claim: ClaimView;
  standing: ClaimStanding;
  mayWork: boolean;
}

export function Held({ claim, standing, me, model, person, mayWork }: HeldProps) {
  const { t } = useTranslation('checking');
  const { lease } = standing;
  if (!lease) {
    return mayWork && standing.state !== 'done' ? (
      <button type="button" className="check-quiet" data-check="take" onClick={() => model.checking.take(claim.id)}>
        {t('take')}
      </button>
    ) : null;
  }
  return (
    <p className="check-held">
      <HeldWords lease={lease} name={lease.by === me ? null : person(lease.by).name} />
      {lease.by === me && mayWork && (
        <button
          type="button"
          className="check-quiet"
          data-check="take"
          onClick={() => model.checking.release(claim.id)}
        >
          {t('release')}
        </button>
      )}
    </p>
  );
}

const MINUTE_MS = 60_000;

/** @param name null for the reader's own lease. */
function HeldWords({ lease, name }: { lease: NonNullable<ClaimStanding['lease']>; name: string | null }) {
  const { t } = useTranslation('checking');
  const formats = useFormats();
  const { session } = useTray();
  useNow();
  const minutes = Math.floor((session.clock.now() - Date.parse(lease.since)) / MINUTE_MS);
  const time = formats.time(new Date(lease.until));
  if (minutes < 1) return name === null ? t('justHeldByYou', { time }) : t('justHeldBy', { name, time });
  const told = { minutes: formats.minutes(minutes), time };
  return name === null ? t('heldByYou', told) : t('heldBy', { name, ...told });
}
