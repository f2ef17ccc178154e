/** The tag of a claim by its letter and its name; where it may be changed, a press opens the tags of the desk. */
import { useTranslation } from 'react-i18next';
import { tagOf } from '../../shared/review/tags.ts';
import { useDeskTags } from '../claims/DeskTags.tsx';
import { TagSign } from '../claims/TagSign.tsx';
import { useTagName } from '../claims/useTagName.ts';
import styles from './card.module.css';
import type { ClaimView } from './claimViews.ts';
import type { MarginModel } from './marginModel.ts';

export interface ClaimTagProps {
  claim: ClaimView;
  /** Null where the reader cannot change it, or not now. */
  model: MarginModel | null;
}

export function ClaimTag({ claim, model }: ClaimTagProps) {
  const { t } = useTranslation('margin');
  const set = useDeskTags();
  const tag = tagOf(set, claim.tag);
  const name = useTagName()(tag);
  const content = (
    <>
      <TagSign tag={tag} />
      <span className={styles['tagName']}>{name}</span>
    </>
  );
  if (!model) return <span className={styles['tag']}>{content}</span>;
  return (
    <button
      type="button"
      data-tag-of={claim.id}
      className={styles['tag']}
      aria-haspopup="menu"
      aria-label={t('changeTagFrom', { name })}
      onClick={({ currentTarget }) => {
        const { left, top, height } = currentTarget.getBoundingClientRect();
        model.startTagging({ claim: claim.id, at: { left, top, height } });
      }}
    >
      {content}
    </button>
  );
}
