/** A page of a signed-in person: header, main landmark, the window's title. */
import type { ReactNode } from 'react';
import { isWhole, useMe } from '../api/people.ts';
import { useTitle } from '../ui/useTitle.ts';
import { DeskSwitcher } from './DeskSwitcher.tsx';
import { Header } from './Header.tsx';
import './page.css';

export function Page({ title, desk, children }: { title: string; desk?: string; children: ReactNode }) {
  useTitle(title);
  const whole = isWhole(useMe());
  return (
    <>
      <Header place={whole && <DeskSwitcher current={desk ?? null} />} />
      <main id="content" className="page" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
