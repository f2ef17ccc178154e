/**
 * People by their photo or as coloured discs with their initials, with their names for those who do not see the colours. The letters are
 * drawn by the sheet: as text they would be read aloud before the name.
 */

import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats.ts';
import { initialsOf } from './initials.ts';
import { PhotosContext } from './photos.ts';
import './avatar.css';

export interface Face {
  id: string;
  name: string;
  colour: string;
}

export function Avatar({ face, size = 26 }: { face: Face; size?: number }) {
  const photo = useContext(PhotosContext).get(face.id);
  const style = { backgroundColor: face.colour, width: size, height: size, fontSize: Math.round(size * 0.4) };
  const shared = { title: face.name, 'aria-hidden': true } as const;
  if (photo === undefined) {
    return <span {...shared} className="avatar" style={style} data-letters={initialsOf(face.name)} />;
  }
  return <span {...shared} className="avatar avatar-photo" style={{ ...style, backgroundImage: `url("${photo}")` }} />;
}

/** Several people overlapping, at most `most` of them drawn; read aloud as one sentence. */
export function AvatarRow({ faces, most = 4 }: { faces: readonly Face[]; most?: number }) {
  const { t } = useTranslation('shell');
  const formats = useFormats();
  if (faces.length === 0) return null;
  const rest = faces.length - most;
  const people = formats.list(faces.map((face) => face.name));
  return (
    <span className="avatar-row">
      {faces.slice(0, most).map((face) => (
        <Avatar key={face.id} face={face} />
      ))}
      {rest > 0 && <span className="avatar avatar-rest" aria-hidden="true" data-letters={`+${rest}`} />}
      <span className="unseen">{t('inNow', { people, count: faces.length })}</span>
    </span>
  );
}
