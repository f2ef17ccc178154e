import type { DemoArticle } from './article.ts';

export const orchard: DemoArticle = {
  slug: 'orchard-frost-wenlow',
  language: 'en',
  text: `“The blossom was brown by breakfast”: frost takes two thirds of the Wenlow cherries

Growers in the Wenlow valley expect the smallest harvest in at least thirty years. Insurers speak of an exceptional night; a climatologist is less surprised.

It was minus 4.6 degrees at half past five on Sunday morning in the orchard of Petra Lindqvist, who has grown cherries outside Upper Wenlow since 1996. “At midnight we still had hope,” she says. “The blossom was brown by breakfast.”

The Wenlow Growers’ Association estimates that 65 to 70 per cent of this year’s crop is gone. It represents 41 of the 58 growers in the valley. The damage is said to amount to 3.2 million, though the association has not yet explained how it arrived at that figure.

Full screen Petra Lindqvist shows a frozen blossom. © Tomas Wray

Candles and helicopters

On the night of the frost, growers lit more than 6,000 candles between the trees. In Lower Wenlow, five of them shared the hire of a helicopter that pushes warmer air down. It helped, says grower Idris Vane: he believes that he lost “a third rather than everything”.

Others had no such means. “A helicopter costs more per hour than I earn in a week,” says a grower who does not want her name in the paper because of talks with her bank.

According to insurer Meridian Mutual, a frost this late occurs “once in a hundred years”. Climatologist Anselm Oduya of the University of Carrow disputes that. “Trees now flower some twelve days earlier than in the eighties, while the last frost comes only five days earlier,” he says. “So the gap in which things can go wrong has become wider, not narrower.”

To view this video, please enable marketing cookies.

Whether the growers will be compensated is uncertain. The county set up an emergency fund of 500,000 after the floods two years ago, of which roughly a fifth is left. A spokeswoman says that frost “was not what the fund was meant for”, but does not rule out a payment.

Lindqvist has begun pruning already. “Next year there will be cherries again,” she says. “There always have been.”`,
  threads: [
    {
      quote: 'minus 4.6 degrees at half past five',
      comment: 'Her own thermometer? The station at Carrow measured minus 3.1 at 05:40.',
    },
    {
      quote: '“once in a hundred years”',
      comment: 'The quote is from the press release, not from an interview. Say so.',
      answer: 'Right. I will put “writes in a statement”.',
    },
  ],
};
