import type { DemoArticle } from './article.ts';

export const zwembad: DemoArticle = {
  slug: 'zwembad-lindrecht',
  language: 'nl',
  text: `Zwembad van Lindrecht moet een miljoen bezuinigen, ‘maar de lessen blijven’

Het oudste overdekte zwembad van de provincie gaat vanaf januari twee dagen per week dicht. Ouders vrezen lange wachtlijsten voor de zwemlessen, de wethouder noemt dat voorbarig.

Zwembad De Waterlelie in Lindrecht moet volgend jaar één miljoen euro bezuinigen. Het bad gaat daarom op maandag en donderdag dicht en de watertemperatuur zakt met twee graden. Dat heeft wethouder Hanneke Sluijmer dinsdagavond aan de gemeenteraad laten weten.

,,De zwemlessen blijven, daar doen we niets aan af”, aldus Sluijmer. Toch valt volgens de oudervereniging een op de vijf lesuren weg: van de 45 uur per week zouden er 36 overblijven. De wethouder bestrijdt dat en zegt dat lessen naar het weekend verhuizen.

Volledig scherm Het wedstrijdbad van De Waterlelie. © Foto Lindrecht

Gasrekening

De problemen begonnen met de energierekening. In 2021 betaalde het bad naar eigen zeggen 310.000 euro voor gas en stroom, vorig jaar bijna drie keer zo veel. Een warmtepomp had dat kunnen voorkomen, meent oud-directeur Wim Karsenboom. ,,Het plan lag klaar, de subsidie was zo goed als rond. Het is in een la verdwenen.”

Volgens de gemeente was die subsidie ‘nooit toegezegd’. Uit de notulen van de raad van 14 oktober 2021 blijkt dat de toenmalige wethouder het bedrag wel al in de begroting had opgenomen.

Advertentie

Wachtlijst

Op dit moment staan er 640 kinderen op de wachtlijst voor het A-diploma. De gemiddelde wachttijd is elf maanden, zegt badmeester Femke Roelink. ,,Als er uren verdwijnen, dan loopt dat op. Dat kan iedereen uitrekenen.”

In de buurgemeente Ouderveen ging vorig jaar een vergelijkbaar bad helemaal dicht. Daar zou het aantal kinderen zonder diploma sindsdien met ‘tientallen procenten’ zijn gestegen, al houdt niemand die cijfers officieel bij.

De gemeenteraad stemt op 19 december over de begroting. Een petitie tegen de plannen is intussen meer dan 4.000 keer ondertekend, door ongeveer een kwart van de volwassen inwoners.`,
  threads: [
    {
      quote: 'Het oudste overdekte zwembad van de provincie',
      comment:
        'Superlatief: het bad van Ouderveen is van 1961, dit van 1964. Maar Ouderveen is nu dicht. Herformuleren?',
      answer: 'Dan wordt het ‘het oudste overdekte zwembad dat nog open is’.',
    },
    {
      quote: 'bijna drie keer zo veel',
      comment: 'Jaarrekening: 871.000 euro, dus 2,8 keer. Klopt.',
      resolved: true,
    },
    {
      quote: 'ongeveer een kwart van de volwassen inwoners',
      comment: 'Lindrecht telt 23.000 volwassenen. 4.000 is dan een zesde.',
    },
  ],
};
