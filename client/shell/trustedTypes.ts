/**
 * What may become markup or the address of a script, where the browser asks (`require-trusted-types-for`). The component
 * library writes style sheets, in which there is no `<`; pages that somebody pastes are parsed without being shown;
 * threads are started from our own files. Everything else is refused, so that no slip of ours can make words run.
 */
interface Factory {
  createPolicy(
    name: string,
    rules: {
      createHTML(text: string, type?: string, sink?: string): string | null;
      createScriptURL(url: string): string | null;
    },
  ): unknown;
}

/** Parsing into a document that is never shown runs nothing; whoever asks for a policy by itself names no sink. */
const isInert = (sink: string | undefined) => sink === undefined || sink === 'DOMParser parseFromString';

function isOwnFile(url: string): boolean {
  const { origin, pathname } = new URL(url, location.href);
  return origin === location.origin && pathname.startsWith('/assets/');
}

const { trustedTypes } = globalThis as { trustedTypes?: Factory };
trustedTypes?.createPolicy('default', {
  createHTML: (text, _type, sink) => (isInert(sink) || !text.includes('<') ? text : null),
  createScriptURL: (url) => (isOwnFile(url) ? url : null),
});

/** The schemas' library would try whether it may make functions of text; it may not, and asking is a breach of the policy. */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
