/**
 * A tag as its letter on its colour; its name is said or written beside it by whoever draws it. The letter is drawn by
 * the sheet: as text it would be read aloud before the name.
 */
import type { Tag } from '../../shared/review/tagSchema.ts';
import { inkOn } from './inkOn.ts';
import './tagSign.css';

export function TagSign({ tag }: { tag: Pick<Tag, 'letter' | 'colour'> }) {
  const style = { background: tag.colour, color: inkOn(tag.colour) };
  return <span className="tag-sign" aria-hidden="true" style={style} data-letter={tag.letter} />;
}
