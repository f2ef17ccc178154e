/** The badge of an article: how it looks now, what to paste into a page to show it, and, for a chief, on and off. */
import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { may, type Role } from '../../shared/permissions.ts';
import { badgeQuery, useSwitchBadge } from '../api/badges.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { Secret } from '../ui/Secret.tsx';

export interface BadgeDialogProps {
  article: string;
  role: Role;
  close(): void;
}

export function BadgeDialog({ article, role, close }: BadgeDialogProps) {
  const { t } = useTranslation('exports');
  const words = useProblemWords();
  const { data, error } = useQuery(badgeQuery(article));
  const switching = useSwitchBadge(article);
  const badge = data?.badge;
  const isChief = may(role, 'clearance.decide');
  const failed = error ?? switching.error;
  return (
    <Dialog title={t('badge')} size="lg" close={close}>
      <Stack gap="md">
        <p>{t('badgeText')}</p>
        {badge && <Snippet badge={badge} />}
        {data && !badge && !isChief && <p className="quiet">{t('badgeNone')}</p>}
        {failed && <p role="alert">{words(failed)}</p>}
        {data && isChief && (
          <Group>
            <Button
              variant={badge ? 'default' : 'filled'}
              loading={switching.isPending}
              onClick={() => switching.mutate(!badge)}
            >
              {t(badge ? 'badgeOff' : 'badgeOn')}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  );
}

function Snippet({ badge }: { badge: { key: string; svg: string; json: string } }) {
  const { t } = useTranslation('exports');
  // The same address by this page's own name, which is all that its content security policy lets it load.
  const own = `/badge/${badge.key}.svg`;
  return (
    <>
      <img src={own} alt={t('badgeNow')} height={20} />
      <Secret
        label={t('badgeHtml')}
        note={t('badgeHtmlNote')}
        value={`<img src="${badge.svg}" alt="Kantlijn" height="20">`}
      />
      <Secret label={t('badgeJson')} note={t('badgeJsonNote')} value={badge.json} />
    </>
  );
}
