/**
 * Chooses a tag: for the claim that the selected words become, or another one for a claim that is there. With a claim
 * open, the words may become another passage of it instead.
 */
import { useTranslation } from 'react-i18next';
import type { AnnotationView } from '../margin/annotationViews.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { useStore } from '../margin/useStore.ts';
import { type PaletteExtra, TagPalette } from './TagPalette.tsx';

export interface SelectionPaletteProps {
  model: MarginModel;
  annotations: readonly AnnotationView[];
}

export function SelectionPalette({ model, annotations }: SelectionPaletteProps) {
  const { t } = useTranslation('margin');
  const tagging = useStore(model.tagging);
  const active = useStore(model.active);
  if (!tagging) return null;
  const { at } = tagging;
  if ('claim' in tagging) {
    return <TagPalette at={at} extra={null} pick={(key) => model.tag(tagging.claim, key)} close={model.stopTagging} />;
  }
  const { words } = tagging;
  const open = annotations.find(({ id }) => id === active);
  let extra: PaletteExtra | null = null;
  if (open?.kind === 'claim' && !open.pendingRange && model.selected(open.passages.map(({ id }) => id))) {
    const label = t('tagAlsoOn', { quote: open.passages[0]?.quote ?? '' });
    extra = { key: '+', label, run: () => model.addPassage(open.id, words) };
  }
  return <TagPalette at={at} extra={extra} pick={(key) => model.openClaim(words, key)} close={model.stopTagging} />;
}
