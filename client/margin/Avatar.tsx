/** A person as a coloured disc with initials. */

import styles from './avatar.module.css';
import { initialsOf } from './initials.ts';

export function Avatar({ name, colour, small }: { name: string; colour: string; small?: boolean }) {
  return (
    <span
      className={small ? `${styles['avatar']} ${styles['small']}` : styles['avatar']}
      style={{ background: colour }}
      title={name}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  );
}
