/** Accepting an invitation or setup link; the server signs a new person in with the answer. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Acceptance, useAcceptInvite, useSaveMe } from '../api/people.ts';
import type { Invitation } from '../api/shapes.ts';
import { rememberDesk } from './lastDesk.ts';

/** Accepts, keeps the language that a newcomer read the page in, and goes to the desk. */
export function useJoin(token: string, invitation: Invitation) {
  const client = useQueryClient();
  const router = useRouter();
  const { i18n } = useTranslation();
  const accept = useAcceptInvite(token);
  const save = useSaveMe();
  return useMutation({
    mutationFn: async (body: Acceptance) => {
      await accept.mutateAsync(body);
      if (body.email) await save.mutateAsync({ language: i18n.language });
    },
    onSuccess: async () => {
      client.removeQueries({ queryKey: ['me'] });
      if (invitation.desk) rememberDesk(invitation.desk.slug, localStorage);
      await router.navigate({ to: '/', replace: true });
    },
  });
}
