import type { DemoArticle } from './article.ts';

export const brug: DemoArticle = {
  slug: 'brug-oudermeer',
  language: 'nl',
  text: `Nieuwe brug van Oudermeer na vier maanden alweer dicht: ‘Dit hadden ze kunnen weten’

De stad spreekt van een ‘voorzorgsmaatregel’, maar uit een rapport van vorig jaar blijkt dat er toen al twijfels waren over de ophangkabels. Fietsers rijden voorlopig zes kilometer om.

De Veerpoortbrug in Oudermeer is sinds maandagochtend afgesloten voor alle verkeer. Bij een controle zouden in drie van de 48 kabels haarscheurtjes zijn gevonden. De brug, die 17,5 miljoen euro kostte, werd pas op 12 juni geopend.

,,Er is geen enkel gevaar geweest voor de mensen die er de voorbije maanden over reden”, zegt schepen van Mobiliteit Joris Terhaeghe. ,,We sluiten de brug omdat we zeker willen zijn.” Hoelang dat gaat duren, kan hij niet zeggen. Volgens de aannemer gaat het om ‘hooguit enkele weken’.

Volledig scherm De Veerpoortbrug bij de opening in juni. © Persdienst Oudermeer

‘Niet representatief’

In een rapport dat het studiebureau Kestel in november vorig jaar aan de stad bezorgde, staat dat de proefstukken van de kabels ‘niet representatief’ waren. Het bureau raadde aan om ze opnieuw te laten testen. Of dat ook gebeurd is, blijft onduidelijk: de stad zegt van wel, maar kan het testverslag voorlopig niet voorleggen.

,,Dit hadden ze kunnen weten”, zegt een ingenieur die aan het rapport meewerkte en anoniem wil blijven. ,,Wij hebben het drie keer op papier gezet.”

Onze excuses Helaas kunnen wij deze social post, liveblog of anders niet tonen omdat het één of meerdere social media-elementen bevat. Aanvaard de social media-cookies om deze inhoud alsnog te tonen.

De brug is de drukste fietsverbinding van de streek. Volgens een telling in september steken er op een werkdag gemiddeld 5.300 fietsers over. Zij moeten nu langs de sluis van Hoogwater, een omweg van ruim zes kilometer.

Schadevergoeding

Bakker Lieve Oosterlinck, die een zaak heeft aan de voet van de brug, zag maandag ‘misschien een derde’ van haar gewone klanten. ,,De stad heeft ons tijdens de werken twee jaar lang beloofd dat het daarna beter zou worden”, zegt ze. Ze overweegt om samen met elf andere handelaars een schadevergoeding te eisen.

Aannemer Vandermolen Infra wijst naar de leverancier van de kabels, een bedrijf uit het buitenland dat niet reageerde op onze vragen. De gemeenteraad komt donderdag in een spoedzitting bijeen. Oppositiepartij Stadsbelang noemt de sluiting ‘de duurste voorzorg uit de geschiedenis van Oudermeer’.`,
  threads: [
    {
      quote: 'drie van de 48 kabels',
      comment: 'Terhaeghe zei aan de telefoon ‘een paar’. Van wie hebben we het cijfer drie?',
      answer: 'Van de ingenieur. Eén bron dus, ik vraag het na bij de aannemer.',
    },
    {
      quote: 'werd pas op 12 juni geopend',
      comment: 'Klopt met de uitnodiging van de stad.',
      resolved: true,
    },
    {
      quote: 'gemiddeld 5.300 fietsers',
      comment: 'Is dat in beide richtingen samen?',
    },
  ],
  claims: [
    { quotes: ['na vier maanden alweer dicht', 'werd pas op 12 juni geopend'], tag: 'd' },
    { quotes: ['17,5 miljoen euro'], tag: 'g' },
    { quotes: ['schepen van Mobiliteit Joris Terhaeghe'], tag: 'n' },
    { quotes: ['‘niet representatief’ waren'], tag: 'q' },
    { quotes: ['de drukste fietsverbinding van de streek'], tag: 's' },
  ],
};
