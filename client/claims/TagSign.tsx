/** A tag as its letter on its colour; its name is said or written beside it by whoever draws it. */
import type { Tag } from '../../shared/review/tags.ts';
import { inkOn } from './inkOn.ts';
import './tagSign.css';

export function TagSign({ tag }: { tag: Pick<Tag, 'letter' | 'colour'> }) {
  return (
    <span className="tag-sign" aria-hidden="true" style={{ background: tag.colour, color: inkOn(tag.colour) }}>
      {tag.letter}
    </span>
  );
}
