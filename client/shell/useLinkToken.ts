/** The token that a link brings behind its `#`, which no server sees; it leaves the address, and the history, at once. */
import { useEffect, useState } from 'react';

/** '' where there is none. */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    if (token !== '') history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
}
