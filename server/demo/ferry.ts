import type { DemoArticle } from './article.ts';

export const ferry: DemoArticle = {
  slug: 'ferry-aldermouth',
  language: 'en',
  text: `Aldermouth ferry ran for eleven weeks without a valid safety certificate

Harbour authority says passengers were “never in danger”, but internal mails seen by this newspaper tell a different story. The operator has now taken the Brightwater out of service.

The ferry Brightwater, which carries around 2,400 commuters a day across the Alder estuary, sailed from 4 March until 20 May without a valid safety certificate. That follows from the public register of the Aldermouth Harbour Authority and was confirmed on Thursday by a spokesman.

“It was an administrative delay, nothing more,” said harbour master Colm Ferriday. “The vessel itself had been inspected and passengers were never in danger.” According to Ferriday the inspection took place in February; he could not say on what date.

Full screen The Brightwater at the Aldermouth landing stage in April. © Alder Press

‘We keep sailing’

Mails between the operator, Estuary Lines, and the authority suggest that both sides knew about the lapse within days. “The paper runs out tonight. We keep sailing unless you tell us to stop,” a manager reportedly wrote on 3 March. There was no reply for nineteen days.

Two former crew members say that at least one of the four life rafts was overdue for service. One of them, a certain Ray, claims that the raft “had not been opened since the year we got the new engines”, which would be 2019. Estuary Lines calls that “demonstrably untrue” and points to an invoice from last autumn, which it has not shared.

This post is not available because of your cookie settings. Accept social media cookies to view the content.

Nearly half

The Brightwater is the oldest of the three ferries on the estuary. Built in 1987, it accounts for nearly half of all crossings: 8,112 of the 16,940 departures in the timetable for this year. No other crossing in the county is as busy.

Marine engineer Sunniva Hale, who teaches at Aldermouth Technical College and is not involved in the case, thinks the risk was limited. “A certificate does not keep a ship afloat,” she says. “But it is the only proof a passenger has that somebody looked.”

The authority will publish a report before 1 July. Commuters will have to make do with replacement buses until then: the detour by way of the Stannard bridge takes 50 minutes, against 12 by water.

Photo: Alder Press`,
  threads: [
    {
      quote: 'around 2,400 commuters a day',
      comment: 'Where does this come from? The annual report of Estuary Lines says 2,150 for last year.',
      answer: 'Spokesman, by phone. I will ask for the figures per month.',
    },
    {
      quote: 'a manager reportedly wrote on 3 March',
      comment: 'We have the mail itself, so we can drop “reportedly”. Do we name the manager?',
    },
    {
      quote: 'nearly half of all crossings',
      comment: '8,112 of 16,940 is 47.9 per cent. Holds.',
      resolved: true,
    },
  ],
  claims: [
    { quotes: ['eleven weeks without a valid safety certificate', 'from 4 March until 20 May'], tag: 'd' },
    { quotes: ['harbour master Colm Ferriday'], tag: 'n' },
    { quotes: ['passengers were never in danger.”'], tag: 'q' },
    { quotes: ['at least one of the four life rafts was overdue for service'], tag: 'c' },
    { quotes: ['“had not been opened since the year we got the new engines”'], tag: 'q' },
    { quotes: ['the oldest of the three ferries on the estuary'], tag: 's' },
    { quotes: ['nearly half of all crossings: 8,112 of the 16,940 departures'], tag: 'g' },
  ],
};
