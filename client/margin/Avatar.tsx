/** A person as a coloured disc with initials. */
import { initialsOf } from './initials.ts';
import styles from './avatar.module.css';

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
