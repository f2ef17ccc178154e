/** Claims by their tag: one press shows those alone, another all again. Only tags that are in use are offered. */
import { useTranslation } from 'react-i18next';
import { tagOf } from '../../../shared/review/tags.ts';
import { useDeskTags } from '../../claims/DeskTags.tsx';
import { TagSign } from '../../claims/TagSign.tsx';
import { useTagName } from '../../claims/useTagName.ts';
import { useFormats } from '../../i18n/formats.ts';
import type { AnnotationView } from '../../margin/annotationViews.ts';
import { isWanted } from '../../margin/filters.ts';
import type { Annotations } from '../useAnnotations.ts';
import type { MarginView } from '../useMarginFilter.ts';
import styles from './filters.module.css';

/** What a filter of a list works on. */
export interface FilterParts {
  /** All annotations of the list's kind, whatever the filter. */
  views: readonly AnnotationView[];
  annotations: Annotations;
  view: MarginView;
}

const tagsIn = (views: readonly AnnotationView[]) => views.flatMap((one) => (one.kind === 'claim' ? [one.tag] : []));

export function TagFilter({ views, annotations, view }: FilterParts) {
  const { t } = useTranslation('filters');
  const formats = useFormats();
  const set = useDeskTags();
  const name = useTagName();
  const { search, choose } = view;
  const used = tagsIn(views.filter((one) => isWanted(one, { ...search, tag: undefined }, annotations.facts)));
  const place = new Map(set.tags.map(({ key }, index) => [key, index]));
  const offered = [...new Set(search.tag === undefined ? used : [...used, search.tag])].sort(
    (a, b) => (place.get(a) ?? place.size) - (place.get(b) ?? place.size),
  );
  return (
    <fieldset className={styles['chips']}>
      <legend className="unseen">{t('byTag')}</legend>
      {offered.map((key) => {
        const tag = tagOf(set, key);
        const isChosen = key === search.tag;
        const count = formats.number(used.filter((each) => each === key).length);
        return (
          <button
            key={key}
            type="button"
            className={`${styles['chip']} ${styles['tagChip']}`}
            aria-pressed={isChosen}
            aria-label={`${name(tag)} ${count}`}
            title={name(tag)}
            onClick={() => choose({ tag: isChosen ? undefined : key })}
          >
            <TagSign tag={tag} />
            {isChosen && <span className={styles['tagName']}>{name(tag)}</span>} {count}
          </button>
        );
      })}
    </fieldset>
  );
}
