/** An article whose check has a bit of everything that a report tells of, made through the HTTP API by four people. */
import { createHash } from 'node:crypto';
import type { TestApp, TestPerson } from './app.ts';

export interface ReportedArticle {
  id: string;
  /** Editor, who wrote it. */
  cas: TestPerson;
  /** Chief, who gave a record that nobody else may read. */
  anna: TestPerson;
  checker: TestPerson;
  viewer: TestPerson;
  /** Ids of records: one for the chief alone, and one for the desk. */
  secret: string;
  forDesk: string;
}

type Made = Omit<ReportedArticle, 'secret' | 'forDesk'>;

/** What is written in a field; a test may put more into it. */
export type Say = (field: string, words: string) => string;

const uuid = () => crypto.randomUUID();

function textOf(say: Say) {
  return {
    headline: say('headline', 'Ferry ran eleven weeks without papers'),
    dates: say('dates', 'The Brightwater sailed from 4 March until 20 May without a certificate.'),
    quote: say('quote', '“It was an administrative delay,” said harbour master Colm Ferriday.'),
    number: say('number', 'Two thousand commuters a day took the ferry.'),
    oldest: say('oldest', 'It is the oldest of the three ferries.'),
    rest: say('rest', 'Nobody knows what comes next.'),
  };
}

/** A record in which every field is filled in. */
function wholeRecord(say: Say, file: { hash: string; size: number }) {
  return {
    ...{ relation: 'supports', tier: 'primary', kind: 'image', title: say('title', 'Photo of the certificate') },
    ...{ url: `https://register.example/${encodeURIComponent(say('url', 'ships'))}/${'a-long-path/'.repeat(9)}` },
    archived: { url: 'https://archive.example/2026/register', at: '2026-11-24' },
    file: { ...file, name: say('fileName', 'certificate.txt'), type: 'text/plain' },
    ...{ excerpt: say('excerpt', 'valid until 3 March'), locator: say('locator', 'page 2, § 4') },
    source: {
      ...{ name: say('sourceName', 'Public register'), role: say('sourceRole', 'keeper of it') },
      ...{ contact: say('contact', 'register@harbour.example'), attribution: 'onRecord' },
    },
    ...{ group: say('group', 'Harbour Authority'), language: 'en', translator: say('translator', 'Nobody') },
    ...{ date: '2026-03-01', consulted: { at: '2026-11-24T09:30:00.000Z', by: say('consultedBy', 'Cas') } },
    method: say('method', 'Compared with the paper register at the counter.'),
    image: Object.fromEntries(
      ['provenance', 'source', 'date', 'location', 'motivation'].map((question) => [
        question,
        { answer: say(question, `Answer on ${question}`), confidence: 'high', how: say(`${question}How`, 'looked') },
      ]),
    ),
  };
}

class Story {
  readonly article: string;
  private readonly app: TestApp;
  constructor(app: TestApp, article: string) {
    this.app = app;
    this.article = article;
  }

  /** Waives whatever blocks the article. */
  async waive(who: TestPerson, reason: string): Promise<void> {
    const { storage, decisions } = this.app.core;
    const article = await storage.articles.find(this.article);
    const blockers = article ? (await decisions.reviewOf(article)).review.blockers : [];
    for (const { key } of blockers) await this.run(who, { type: 'clearance.waive', blocker: key, reason });
  }

  async run(who: TestPerson, command: object): Promise<void> {
    const answer = await who.ask('POST', `/articles/${this.article}/commands`, { id: uuid(), ...command });
    if (answer.status !== 200) throw new Error(`${JSON.stringify(command)}: ${answer.text}`);
  }

  async claim(who: TestPerson, tag: string, exact: string): Promise<string> {
    const annotation = uuid();
    await this.run(who, { type: 'claim.open', annotation, tag, target: { quote: { exact } } });
    return annotation;
  }

  async evidence(who: TestPerson, annotation: string, more: object): Promise<string> {
    const id = uuid();
    const evidence = { id, relation: 'supports', tier: 'secondary', kind: 'document', title: 'A record', ...more };
    await this.run(who, { type: 'evidence.add', annotation, evidence });
    return id;
  }

  async suggest(who: TestPerson, exact: string, text: string, note: string): Promise<string> {
    const annotation = uuid();
    await this.run(who, { type: 'suggestion.make', annotation, target: { quote: { exact } }, text, note });
    return annotation;
  }
}

/** Signed, cracked by an accepted suggestion, and signed again; its evidence says everything that a record can. */
async function dates(story: Story, made: Made, say: Say) {
  const { cas, anna, checker } = made;
  const { headline, dates: exact } = textOf(say);
  const bytes = new TextEncoder().encode('a certificate');
  await cas.ask('POST', `/articles/${made.id}/evidence/files`, bytes);
  const file = { hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.byteLength };
  const claim = await story.claim(checker, 'd', headline);
  await story.run(checker, { type: 'claim.addPassage', annotation: claim, target: { quote: { exact } } });
  await story.run(checker, { type: 'claim.note', annotation: claim, text: say('claimNote', 'Ask the authority.') });
  await story.evidence(cas, claim, wholeRecord(say, file));
  const people = { confidentiality: { people: [] } };
  const secret = await story.evidence(anna, claim, {
    title: say('secret', 'A mail'),
    group: say('secret', 'A'),
    ...people,
  });
  const forDesk = await story.evidence(anna, claim, {
    title: say('desk', 'A call'),
    kind: 'phone',
    confidentiality: 'desk',
  });
  const amended = {
    id: secret,
    relation: 'contradicts',
    tier: 'secondary',
    kind: 'phone',
    title: say('secret', 'Mail 2'),
  };
  const reason = say('secret', 'The source rang.');
  await story.run(anna, { type: 'evidence.amend', annotation: claim, evidence: { ...amended, ...people }, reason });
  await story.run(checker, {
    type: 'claim.tick',
    annotation: claim,
    verdict: 'confirmed',
    note: say('tickNote', 'Fits.'),
  });
  const change = await story.suggest(
    checker,
    exact,
    exact.replace('4 March', '5 March'),
    say('why', 'The register says 5.'),
  );
  await story.run(cas, { type: 'suggestion.accept', annotation: change });
  await story.run(checker, { type: 'claim.tick', annotation: claim, verdict: 'confirmed' });
  return { secret, forDesk };
}

/** Two who see it differently, and agree in the end. */
async function quote(story: Story, { cas, anna, checker }: Made, say: Say) {
  const claim = await story.claim(checker, 'q', textOf(say).quote);
  const record = {
    tier: 'primary',
    kind: 'recording',
    title: say('recording', 'Recording'),
    source: { name: 'C. Ferriday' },
  };
  const id = await story.evidence(cas, claim, record);
  const better = { id, relation: 'supports', ...record, locator: '03:12' };
  const reason = say('amended', 'The time was missing.');
  await story.run(cas, { type: 'evidence.amend', annotation: claim, evidence: better, reason });
  const gone = await story.evidence(checker, claim, { title: say('gone', 'A tweet'), relation: 'context' });
  await story.run(checker, {
    type: 'evidence.withdraw',
    annotation: claim,
    evidence: gone,
    reason: say('goneWhy', 'Fake.'),
  });
  await story.run(checker, { type: 'claim.tick', annotation: claim, verdict: 'confirmed' });
  await story.run(anna, { type: 'claim.reopen', annotation: claim, reason: say('reopened', 'He said it; is it so?') });
  for (const who of [checker, anna])
    await story.run(who, { type: 'claim.tick', annotation: claim, verdict: 'attributed' });
}

/** A single source, signed twice, as the first was taken back; what it blocks is waived. */
async function number(story: Story, { cas, anna, checker }: Made, say: Say) {
  const claim = await story.claim(checker, 'g', textOf(say).number);
  await story.evidence(cas, claim, {
    title: say('spokesman', 'Spokesman, by phone'),
    group: say('group', 'Harbour Authority'),
  });
  await story.run(checker, { type: 'claim.tick', annotation: claim, verdict: 'unverifiable' });
  await story.waive(anna, say('lapsed', 'We asked everybody.'));
  await story.run(checker, { type: 'claim.untick', annotation: claim, reason: say('untick', 'He called back.') });
  await story.run(checker, { type: 'claim.tick', annotation: claim, verdict: 'single' });
}

/** Confirmed with change, beside a proposal that was declined. */
async function oldest(story: Story, { cas, checker }: Made, say: Say) {
  const exact = textOf(say).oldest;
  const claim = await story.claim(checker, 's', exact);
  await story.evidence(cas, claim, { tier: 'primary', title: say('list', 'Ship list') });
  const other = await story.suggest(checker, exact, exact.replace('oldest', 'grandest'), 'Nicer.');
  await story.run(cas, { type: 'suggestion.decline', annotation: other, reason: say('declined', 'Not what we know.') });
  await story.suggest(checker, exact, exact.replace('oldest', 'second oldest'), say('why', 'One is from 1980.'));
  await story.run(checker, { type: 'claim.tick', annotation: claim, verdict: 'change' });
  const [open] = (await cas.ask('GET', `/articles/${story.article}/annotations`)).json.filter(
    (each: { kind: string; state: string }) => each.kind === 'suggestion' && each.state === 'open',
  );
  await story.run(cas, { type: 'suggestion.accept', annotation: open.id });
}

/** @param say what is written in each free field, by its name. */
export async function reportedArticle(app: TestApp, say: Say = (_field, words) => words): Promise<ReportedArticle> {
  const [cas, anna, checker, viewer] = [
    await app.person(say('personName', 'Cas'), 'editor'),
    await app.person('Anna', 'chief'),
    await app.person('Bram', 'checker'),
    await app.person('Vera', 'viewer'),
  ];
  const text = textOf(say);
  const body = { desk: 'newsroom', format: 'text', language: 'en', content: Object.values(text).join('\n\n') };
  const { json } = await cas.ask('POST', '/articles', body);
  const made = { id: json.id as string, cas, anna, checker, viewer };
  const story = new Story(app, made.id);
  const known = await dates(story, made, say);
  await quote(story, made, say);
  await number(story, made, say);
  await oldest(story, made, say);
  const dropped = await story.claim(checker, 'o', 'Nobody');
  await story.run(checker, { type: 'claim.drop', annotation: dropped, reason: say('dropped', 'Nothing to check.') });
  await story.run(checker, { type: 'sentence.clear', annotation: uuid(), target: { quote: { exact: text.rest } } });
  await story.waive(anna, say('waived', 'He has the figures.'));
  await story.run(anna, { type: 'clearance.clear' });
  await story.run(anna, { type: 'clearance.withdraw', reason: say('withdrawn', 'The lawyer calls.') });
  await story.run(anna, { type: 'clearance.clear' });
  return { ...made, ...known };
}
