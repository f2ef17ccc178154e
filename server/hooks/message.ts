/** What is told, as a message of `{text, blocks}`: the form that Slack, Mattermost and others take. */
import type { HookFormat } from '../../shared/hooks/hook.ts';
import { VERDICTS, type Verdict } from '../../shared/review/verdicts.ts';
import { MESSAGE_WORDS } from './messageWords.ts';
import type { HookArticle, HookNews } from './payload.ts';

/** So much of words from an article is shown, in UTF-16 units. */
const MOST = 300;

/** Slack reads these three as markup, and `@` and `#` only within them. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const short = (text: string) => (text.length > MOST ? `${text.slice(0, MOST).toWellFormed()}…` : text);
const quoted = (text: string) =>
  escaped(short(text))
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

const isVerdict = (code: unknown): code is Verdict => VERDICTS.some((each) => each === code);

/** One sentence: who did what to which article. */
function sentence({ type, data }: HookNews, who: string, language: 'en' | 'nl'): string {
  const words = MESSAGE_WORDS[language];
  if (type === 'clearance.changed') return words.clearance[String(data['status'])]?.(who) ?? '';
  if (type === 'suggestion.decided') return words.decided[String(data['outcome'])]?.(who) ?? '';
  if (type !== 'claim.verdict') return words.events[type](who);
  const verdict = data['verdict'];
  return isVerdict(verdict) ? words.verdict(who, words.verdicts[verdict]) : words.reopened(who);
}

export function messageBody(news: HookNews, article: HookArticle, name: string | null, language: 'en' | 'nl') {
  const said = sentence(news, name ?? MESSAGE_WORDS[language].somebody, language);
  const title = escaped(short(article.headline || article.slug));
  const link = `<${article.url}|${title.replaceAll('|', '¦')}>`;
  const text = typeof news.data['text'] === 'string' ? news.data['text'] : null;
  const parts = [
    `*${link}*\n${escaped(said)}`,
    ...(news.quote ? [quoted(news.quote)] : []),
    ...(text ? [escaped(short(text))] : []),
  ];
  const section = (words: string) => ({ type: 'section', text: { type: 'mrkdwn', text: words } });
  return { text: `${title}: ${escaped(said)}`, blocks: parts.map(section) };
}

/** What a webhook is told to try it, in its own form. */
export function testBody({ format, language }: { format: HookFormat; language: 'en' | 'nl' }, id: string, at: string) {
  const { test } = MESSAGE_WORDS[language];
  return format === 'slack' ? { text: test } : { id, type: 'test', at };
}
