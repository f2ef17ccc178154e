/** The bar over every page of a signed-in person: brand, then what the page puts in, then the account. */
import type { ReactNode } from 'react';
import { isWhole, useMe } from '../api/people.ts';
import { InboxButton } from '../inbox/InboxButton.tsx';
import { SearchButton } from '../search/SearchButton.tsx';
import { Brand } from '../ui/Brand.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { useFit } from './useFit.ts';
import './header.css';

export function Header({ place, actions }: { place?: ReactNode; actions?: ReactNode }) {
  const whole = isWhole(useMe());
  const bar = useFit();
  return (
    <header ref={bar} className="header">
      <Brand />
      <div className="header-place">{place}</div>
      <div className="header-actions">
        {whole && <SearchButton isSmall={actions !== undefined} />}
        {actions}
        {whole && <InboxButton />}
        <AccountMenu />
      </div>
    </header>
  );
}
