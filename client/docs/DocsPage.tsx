/** All routes by what they are about, with a token to send if one is wanted. */
import { useEffect, useState } from 'react';
import { type Description, groupsOf, readDescription } from './description.ts';
import { RouteEntry } from './RouteEntry.tsx';

type Reading = Description | 'reading' | 'failed';

function useDescription(): Reading {
  const [reading, setReading] = useState<Reading>('reading');
  useEffect(() => {
    readDescription().then(
      (found) => setReading(found ?? 'failed'),
      () => setReading('failed'),
    );
  }, []);
  return reading;
}

export function DocsPage() {
  const reading = useDescription();
  const [token, setToken] = useState('');
  if (reading === 'reading') return <main className="docs" aria-busy="true" />;
  if (reading === 'failed') {
    return (
      <main className="docs">
        <h1>HTTP API</h1>
        <p role="alert">The server did not give its description. Reload the page to try again.</p>
      </main>
    );
  }
  const { info } = reading;
  return (
    <main className="docs">
      <h1>
        {info.title} {info.version}: HTTP API
      </h1>
      <p className="docs-about">{info.description.replaceAll('`', '')}</p>
      <p>
        Everything here is in <a href="/api/v1/openapi.json">openapi.json</a>, too. What you try out is done: on this
        server, as you, if you are signed in.
      </p>
      <label className="docs-token">
        Token to send instead (kept on this page alone)
        <input
          type="password"
          autoComplete="off"
          value={token}
          onChange={(event) => setToken(event.currentTarget.value.trim())}
        />
      </label>
      {[...groupsOf(reading)].map(([tag, routes]) => (
        <section key={tag} aria-labelledby={`about-${tag}`}>
          <h2 id={`about-${tag}`}>{tag}</h2>
          {routes.map((route) => (
            <RouteEntry key={route.operationId} route={route} token={token} />
          ))}
        </section>
      ))}
    </main>
  );
}
