/** What a file says of itself: its kind, and of an image when, with what and where it was taken. Read on this computer. */
import type { EvidenceContent } from '../../../shared/ledger/evidenceContent.ts';
import { bringEvidenceFile } from '../../api/evidenceFiles.ts';
import type { EvidenceDraft } from './evidenceDraft.ts';

function kindOf(type: string): EvidenceContent['kind'] {
  if (type.startsWith('image/') || type.startsWith('video/')) return 'image';
  if (type.startsWith('audio/')) return 'recording';
  return /csv|spreadsheet|excel/.test(type) ? 'dataset' : 'document';
}

/** `2026:11:25 09:30:00`, as cameras write it. */
const CAMERA_TIME = /^(\d{4}):(\d\d):(\d\d)/;

interface ImageFacts {
  date: string | null;
  camera: string | null;
  place: string | null;
}

async function imageFacts(file: File): Promise<ImageFacts> {
  const { default: reader } = await import('exifreader');
  try {
    const tags = await reader.load(await file.arrayBuffer(), { async: true, expanded: true });
    const { exif, gps } = tags;
    const [, year, month, day] = CAMERA_TIME.exec(exif?.DateTimeOriginal?.description ?? '') ?? [];
    const camera = [exif?.Make?.description, exif?.Model?.description].filter(Boolean).join(' ');
    const isPlaced = gps?.Latitude !== undefined && gps.Longitude !== undefined;
    return {
      date: year ? `${year}-${month}-${day}` : null,
      camera: camera || null,
      place: isPlaced ? `${gps.Latitude?.toFixed(5)}, ${gps.Longitude?.toFixed(5)}` : null,
    };
  } catch {
    // A picture without such facts, or with broken ones, is evidence all the same.
    return { date: null, camera: null, place: null };
  }
}

/** Cameras are set wrongly and facts are forged: what the file says is a beginning, not a finding. */
function answersOf({ date, camera, place }: ImageFacts): NonNullable<EvidenceContent['image']> {
  const answer = (said: string) => ({ answer: said, confidence: 'low' as const, how: 'EXIF' });
  return {
    ...(camera ? { source: answer(camera) } : {}),
    ...(date ? { date: answer(date) } : {}),
    ...(place ? { location: answer(place) } : {}),
  };
}

/** Sends the file, and fills in what it says of itself; what a person has written stays. */
export async function withFile(article: string, file: File, draft: EvidenceDraft): Promise<EvidenceDraft> {
  const brought = await bringEvidenceFile(article, file);
  const facts = brought.type.startsWith('image/') ? await imageFacts(file) : null;
  const answers = facts ? answersOf(facts) : {};
  return {
    ...draft,
    title: draft.title.trim() === '' ? file.name.slice(0, 300) : draft.title,
    kind: kindOf(brought.type),
    date: draft.date === '' ? (facts?.date ?? '') : draft.date,
    file: { ...brought, name: file.name.slice(0, 300) },
    image: Object.keys(answers).length > 0 ? { ...answers, ...draft.image } : draft.image,
  };
}
