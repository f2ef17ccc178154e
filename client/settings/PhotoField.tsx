/** One's photo: chosen, cut to a square here, taken away. */
import { Button, Group } from '@mantine/core';
import { useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { colourOf } from '../../shared/protocol/presence.ts';
import { useMe } from '../api/people.ts';
import { useSetPhoto } from '../api/profile.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { useNotice } from '../ui/Notices.tsx';
import { PhotosContext } from '../ui/photos.ts';
import { useRun } from '../ui/useRun.ts';
import { squarePhoto } from './squarePhoto.ts';

export function PhotoField() {
  const { t } = useTranslation('settings');
  const { person } = useMe();
  const hasPhoto = useContext(PhotosContext).has(person.id);
  const set = useSetPhoto();
  const run = useRun();
  const notice = useNotice();
  const input = useRef<HTMLInputElement>(null);
  const [drawing, setDrawing] = useState(false);
  const take = async (file: File) => {
    setDrawing(true);
    try {
      run(set, await squarePhoto(file), t('photoSaved'));
    } catch {
      notice({ kind: 'failed', text: t('photoUnread', { name: file.name }) });
    } finally {
      setDrawing(false);
    }
  };
  return (
    <Group gap={14}>
      <Avatar face={{ id: person.id, name: person.name, colour: colourOf(person.id) }} size={64} />
      <div className="settings-who">
        <p>{t('photo')}</p>
        <p className="quiet">{t('photoText')}</p>
      </div>
      <Button variant="default" loading={drawing || set.isPending} onClick={() => input.current?.click()}>
        {t(hasPhoto ? 'photoOther' : 'photoChoose')}
      </Button>
      {hasPhoto && (
        <Button variant="default" disabled={set.isPending} onClick={() => run(set, null, t('photoRemoved'))}>
          {t('photoRemove')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('photo')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
    </Group>
  );
}
