/** Where several annotations stand on the same words, the reader says which is meant: each with its sign and its words. */
import { Menu } from '@mantine/core';
import { PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/assertNever.ts';
import { tagOf } from '../../shared/review/tags.ts';
import { useDeskTags } from '../claims/DeskTags.tsx';
import { TagSign } from '../claims/TagSign.tsx';
import { useTagName } from '../claims/useTagName.ts';
import { PointMenu } from '../ui/PointMenu.tsx';
import type { AnnotationView } from './annotationViews.ts';
import type { MarginModel } from './marginModel.ts';
import styles from './passageChooser.module.css';
import { useStore } from './useStore.ts';

export interface PassageChooserProps {
  model: MarginModel;
  annotations: readonly AnnotationView[];
}

export function PassageChooser({ model, annotations }: PassageChooserProps) {
  const { t } = useTranslation('margin');
  const choosing = useStore(model.choosing);
  if (!choosing) return null;
  const offered = choosing.annotations.flatMap((id) => annotations.find((one) => one.id === id) ?? []);
  return (
    <PointMenu at={choosing.at} label={t('chooseAnnotation')} close={model.stopChoosing}>
      {offered.map((annotation) => (
        <Menu.Item
          key={annotation.id}
          leftSection={<Sign annotation={annotation} />}
          onClick={() => {
            model.stopChoosing();
            model.activate(annotation.id);
          }}
        >
          <KindOf annotation={annotation} />
          <span className={styles['quote']} dir="auto">
            {annotation.passages[0]?.quote}
          </span>
        </Menu.Item>
      ))}
    </PointMenu>
  );
}

function Sign({ annotation }: { annotation: AnnotationView }) {
  const set = useDeskTags();
  if (annotation.kind === 'claim') return <TagSign tag={tagOf(set, annotation.tag)} />;
  return annotation.kind === 'thread' ? (
    <span className={styles['note']} aria-hidden="true" />
  ) : (
    <PencilLine size={14} aria-hidden="true" />
  );
}

function KindOf({ annotation }: { annotation: AnnotationView }) {
  const { t } = useTranslation('margin');
  const set = useDeskTags();
  const name = useTagName();
  switch (annotation.kind) {
    case 'thread':
      return t('aComment');
    case 'claim':
      return name(tagOf(set, annotation.tag));
    case 'suggestion':
      return t('aSuggestion');
    default:
      return assertNever(annotation);
  }
}
