/** One route: folded its method, address and purpose; unfolded what it takes and gives, and a form to try it. */
import { type ReactNode, useState } from 'react';
import type { Route } from './description.ts';
import { schemaWords } from './schemaWords.ts';
import { TryOut } from './TryOut.tsx';

function Shape({ title, children }: { title: string; children: string }) {
  return (
    <>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{children}</pre>
    </>
  );
}

function takenBy({ requestBody }: Route): ReactNode[] {
  return Object.entries(requestBody?.content ?? {}).map(([media, { schema }]) => (
    <Shape key={media} title={`Takes ${media}`}>
      {schema ? schemaWords(schema) : 'bytes'}
    </Shape>
  ));
}

function givenBy({ responses }: Route): ReactNode[] {
  const done = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return done.flatMap(([status, { content }]) =>
    Object.entries(content ?? { nothing: {} }).map(([media, { schema }]) => (
      <Shape key={status + media} title={`Gives ${status}, ${media}`}>
        {schema ? schemaWords(schema) : 'no body'}
      </Shape>
    )),
  );
}

export function RouteEntry({ route, token }: { route: Route; token: string }) {
  const { method, address, summary, security } = route;
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="docs-route" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code className="docs-method">{method}</code> <code>{address}</code> <span>{summary}</span>
      </summary>
      {isOpen && (
        <div className="docs-inside">
          <p>{security.length > 0 ? 'For people who are signed in, or hold a token.' : 'For anybody.'}</p>
          {takenBy(route)}
          {givenBy(route)}
          <TryOut route={route} token={token} />
        </div>
      )}
    </details>
  );
}
