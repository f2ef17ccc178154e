/** A form that asks the server what the route promises, and shows what came back. */
import { type FormEvent, useId, useState } from 'react';
import type { Route } from './description.ts';
import { exampleOf } from './schemaWords.ts';

interface Answered {
  status: string;
  media: string;
  body: string;
}

/** More would make the page slow; the rest is a file to fetch. */
const MOST_SHOWN = 20_000;

function addressOf({ address, parameters }: Route, given: FormData): string {
  const value = (name: string) => String(given.get(name) ?? '');
  const path = address.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(value(name)));
  const query = parameters.filter((each) => each.in === 'query' && value(each.name) !== '');
  const search = new URLSearchParams(query.map(({ name }) => [name, value(name)]));
  return search.size > 0 ? `${path}?${search}` : path;
}

function bodyOf({ requestBody }: Route, given: FormData): Pick<RequestInit, 'body' | 'headers'> {
  const content = requestBody?.content ?? {};
  if ('application/json' in content) {
    return { body: String(given.get('(body)')), headers: { 'content-type': 'application/json' } };
  }
  const form = content['multipart/form-data']?.schema;
  if (!form) return {};
  const sent = new FormData();
  for (const name of Object.keys(form.properties ?? {})) {
    const value = given.get(`(${name})`);
    const isEmpty = value === null || value === '' || (value instanceof File && value.size === 0);
    if (!isEmpty) sent.append(name, value);
  }
  return { body: sent };
}

function legible(media: string, text: string): string {
  const shown = media.endsWith('json') && text !== '' ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}\n… ${shown.length} characters in all` : shown;
}

async function answered(response: Response): Promise<Answered> {
  const media = response.headers.get('content-type')?.split(';')[0] ?? '';
  const isText = /^text\/|json/.test(media) || media === '';
  const body = isText ? legible(media, await response.text()) : `${(await response.blob()).size} bytes`;
  return { status: `${response.status} ${response.statusText}`.trim(), media, body };
}

async function send(route: Route, token: string, given: FormData): Promise<Answered> {
  const { headers, ...body } = bodyOf(route, given);
  const authorization: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
  try {
    const init = { method: route.method, ...body, headers: { ...headers, ...authorization } };
    return await answered(await fetch(addressOf(route, given), init));
  } catch (error) {
    return { status: 'No answer', media: '', body: error instanceof Error ? error.message : String(error) };
  }
}

function BodyFields({ route }: { route: Route }) {
  const id = useId();
  const content = route.requestBody?.content ?? {};
  const json = content['application/json']?.schema;
  if (json) {
    const example = JSON.stringify(exampleOf(json), null, 2);
    return (
      <label htmlFor={id}>
        Body
        <textarea id={id} name="(body)" defaultValue={example} rows={Math.min(12, example.split('\n').length + 1)} />
      </label>
    );
  }
  const form = content['multipart/form-data']?.schema;
  return Object.entries(form?.properties ?? {}).map(([name, schema]) => (
    <label key={name}>
      {name}
      <input name={`(${name})`} type={schema.format === 'binary' ? 'file' : 'text'} />
    </label>
  ));
}

export function TryOut({ route, token }: { route: Route; token: string }) {
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [isAsking, setAsking] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setAsking(true);
    setAnswer(await send(route, token, given));
    setAsking(false);
  };
  return (
    <form className="docs-try" onSubmit={(event) => void submit(event)} aria-label={`Try ${route.operationId}`}>
      {route.parameters.map(({ name, required, schema }) => (
        <label key={name}>
          {name}
          {schema.description ? <span className="docs-note"> {schema.description}</span> : null}
          <input name={name} required={required} autoComplete="off" />
        </label>
      ))}
      <BodyFields route={route} />
      <button type="submit" disabled={isAsking}>
        Send {route.method}
      </button>
      <output>
        {answer && (
          <>
            <strong>{answer.status}</strong> {answer.media}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <pre tabIndex={0}>{answer.body}</pre>
          </>
        )}
      </output>
    </form>
  );
}
