/** Chooses the tag of the claim that the selected words become, or makes them another passage of the open claim. */
import { useTranslation } from 'react-i18next';
import type { AnnotationView } from '../margin/annotationViews.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { useStore } from '../margin/useStore.ts';
import { TagPalette } from './TagPalette.tsx';

export interface SelectionPaletteProps {
  model: MarginModel;
  annotations: readonly AnnotationView[];
}

export function SelectionPalette({ model, annotations }: SelectionPaletteProps) {
  const { t } = useTranslation('margin');
  const tagging = useStore(model.tagging);
  const active = useStore(model.active);
  if (!tagging) return null;
  const { words, at } = tagging;
  const open = annotations.find(({ id, kind, pendingRange }) => id === active && kind === 'claim' && !pendingRange);
  const extra = open && {
    key: '+',
    label: t('tagAlsoOn', { quote: open.passages[0]?.quote ?? '' }),
    run: () => model.addPassage(open.id, words),
  };
  return (
    <TagPalette at={at} extra={extra ?? null} pick={(key) => model.openClaim(words, key)} close={model.stopTagging} />
  );
}
