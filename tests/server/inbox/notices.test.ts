import { expect, it } from 'vitest';
import { type Audience, noticesOf } from '../../../server/inbox/notices.ts';
import { block, CheckedArticle, nextId } from '../../support/checking.ts';

const ARTICLE = 'article';
const member = (person: string, role: Audience['members'][number]['role'] = 'checker') => ({
  ...{ person, role, desks: ['newsroom'] },
});
const audience: Audience = {
  members: [member('ann'), member('bob'), member('cas', 'chief'), member('dan', 'viewer')],
  creator: 'cas',
  workers: ['ann', 'bob', 'gone'],
};

/** What the events from here on bring, as `kind > person`, and what they empty, as `kinds x about`. */
function bringing(desk: CheckedArticle, act: () => void): string[] {
  const before = desk.events.length;
  act();
  return desk.events.slice(before).flatMap((event) =>
    noticesOf({ article: ARTICLE, state: desk.state, audience }, event).map((notice) => {
      if ('add' in notice) return `${notice.add.kind} > ${notice.add.person}`;
      const { kinds, annotation, subject, person } = notice.drop;
      const about = [annotation && 'annotation', subject && 'subject', person].filter(Boolean);
      return `${kinds.join(' ')} x ${about.join(' ')}`.trim();
    }),
  );
}
const words = 'Police arrested 12 men on Monday.';
const article = () => new CheckedArticle([block(words, 'p')]);
const target = { quote: { exact: words } };

it('[R-INBOX-1] a comment reaches who it speaks to, else whoever brought the article in; nobody hears of their own', () => {
  const desk = article();
  const open = (by: string, text: string) =>
    bringing(desk, () => desk.run(by, { type: 'thread.open', annotation: nextId(), target, text }));
  expect(open('ann', 'Says who?')).toEqual(['note > cas']);
  expect(open('cas', 'Says who?')).toEqual([]);
  expect(open('ann', 'See @[person:bob] @[person:ann] @[person:gone]')).toEqual(['mention > bob', 'note > cas']);
  expect(open('ann', '@[person:cas] and @[person:cas]')).toEqual(['mention > cas']);
  expect(open('bob', '@[role:checker]')).toEqual(['mention > ann', 'note > cas']);
  expect(open('cas', '@[desk:newsroom]')).toEqual(['mention > ann', 'mention > bob', 'mention > dan']);
  expect(open('cas', '@[desk:sports]')).toEqual([]);
});

it('[R-INBOX-1] an answer reaches those who wrote in the thread before, once', () => {
  const desk = article();
  const annotation = nextId();
  desk.run('ann', { type: 'thread.open', annotation, target, text: 'One' });
  const reply = (by: string, text: string) =>
    bringing(desk, () => desk.run(by, { type: 'thread.reply', annotation, comment: nextId(), text }));
  expect(reply('bob', 'Two')).toEqual(['reply > ann']);
  expect(reply('dan', 'Three @[person:bob]')).toEqual(['mention > bob', 'reply > ann']);
  expect(reply('ann', 'Four')).toEqual(['reply > bob', 'reply > dan']);
});

it('[R-INBOX-1] a change of a comment speaks only to those it did not speak to before; a deleted one says nothing', () => {
  const desk = article();
  const [annotation, comment] = [nextId(), nextId()];
  desk.run('ann', { type: 'thread.open', annotation, comment, target, text: 'Ask @[person:bob]' });
  const edit = { type: 'comment.edit', annotation, comment, text: 'Ask @[person:bob] or @[person:cas]' };
  expect(bringing(desk, () => desk.run('ann', edit))).toEqual(['mention > cas']);
  expect(bringing(desk, () => desk.run('ann', { type: 'comment.delete', annotation, comment }))).toEqual([
    'mention reply note x subject',
  ]);
});

it('[R-INBOX-2] what came in with a document reaches nobody', () => {
  const desk = article();
  desk.run('ann', { type: 'thread.open', annotation: nextId(), target, text: '@[person:bob]' });
  const [event] = desk.events;
  if (event?.type !== 'thread.opened') throw new Error('no thread');
  const imported = { ...event, imported: { author: 'X', at: null } };
  expect(noticesOf({ article: ARTICLE, state: desk.state, audience }, imported)).toEqual([]);
});

it('[R-INBOX-1] a claim reaches whom it is given to, until it goes to another or is signed', () => {
  const desk = article();
  const claim = desk.claim('p', 'n');
  const give = (assignee: string | null) =>
    bringing(desk, () => desk.run('cas', { type: 'claim.assign', annotation: claim, assignee }));
  expect(give('ann')).toEqual(['assigned x annotation', 'assigned > ann']);
  expect(give('bob')).toEqual(['assigned x annotation', 'assigned > bob']);
  expect(give('cas')).toEqual(['assigned x annotation']);
  desk.evidence('cas', claim);
  expect(bringing(desk, () => desk.tick('ann', claim))).toEqual(['cracked reopened assigned x annotation ann']);
});

it('[R-INBOX-1] a reopened claim reaches those whose signatures it ended', () => {
  const desk = article();
  const claim = desk.claim('p', 'q');
  desk.evidence('cas', claim);
  desk.tick('ann', claim);
  desk.tick('bob', claim);
  expect(bringing(desk, () => desk.run('bob', { type: 'claim.reopen', annotation: claim }))).toEqual([
    'cracked x annotation',
    'reopened > ann',
  ]);
});

it('[R-INBOX-1] a clearance reaches those who worked on the article and are on its desk', () => {
  const desk = article();
  const claim = desk.claim('p', 'n');
  desk.evidence('cas', claim);
  desk.tick('ann', claim);
  expect(bringing(desk, () => desk.run('cas', { type: 'clearance.clear' }))).toEqual([
    'withdrawn touched x',
    'cleared > ann',
    'cleared > bob',
  ]);
  expect(bringing(desk, () => desk.run('ann', { type: 'clearance.withdraw' }, 'chief'))).toEqual([
    'cleared touched x',
    'withdrawn > cas',
    'withdrawn > bob',
  ]);
});

it('[R-INBOX-1] a live session calls those who have claims on the article, until they come or it ends', () => {
  const desk = article();
  const claim = desk.claim('p', 'n', 'dan');
  desk.run('cas', { type: 'claim.assign', annotation: claim, assignee: 'bob' });
  const session = nextId();
  expect(bringing(desk, () => desk.run('ann', { type: 'session.start', session }))[0]).toBe('session > dan');
  const rest = bringing(desk, () => {
    desk.run('bob', { type: 'session.join', session });
    desk.run('ann', { type: 'session.end', session });
  });
  expect(rest).toEqual(['session x subject bob', 'session x subject']);
});
