/** Gives an article to people of its desk. */
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardArticle, useAssignArticle } from '../api/board.ts';
import { membersQuery } from '../api/desks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useProblemWords } from '../ui/problemWords.ts';

export interface AssignDialogProps {
  article: Pick<BoardArticle, 'id' | 'assigned' | 'headline' | 'slug' | 'language'>;
  /** Slug of its desk. */
  desk: string;
  close(): void;
}

export function AssignDialog({ article, desk, close }: AssignDialogProps) {
  const { t } = useTranslation(['desk', 'shell']);
  const words = useProblemWords();
  const members = useQuery(membersQuery(desk));
  const assign = useAssignArticle();
  const [people, setPeople] = useState(article.assigned.map(({ id }) => id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    assign.mutate({ id: article.id, people }, { onSuccess: close });
  };
  const problem = members.error ?? assign.error;
  return (
    <Dialog title={t('assignTitle')} close={close}>
      <form onSubmit={submit}>
        <Stack>
          <p className="headline" lang={article.language}>
            {article.headline || article.slug}
          </p>
          <Checkbox.Group label={t('assignWho')} value={people} onChange={setPeople}>
            <Stack gap={8} mt={6} className="assign-people">
              {members.data?.map(({ person, name, role }) => (
                <Checkbox key={person} value={person} label={name} description={t(`shell:role_${role}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          {problem && (
            <p className="form-problem" role="alert">
              {words(problem)}
            </p>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" loading={assign.isPending} disabled={!members.data}>
              {t('shell:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
