/** One part of a settings page, under its own heading. */
import { type ReactNode, useId } from 'react';

export function Part({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {intro && <p>{intro}</p>}
      {children}
    </section>
  );
}
