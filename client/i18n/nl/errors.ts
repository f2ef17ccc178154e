import type { errors as english } from '../en/errors.ts';
import type { Translation } from '../translation.ts';

/** Dutch sentences for the codes of refusals. */
export const errors: Translation<typeof english> = {
  unknown: 'De server weigerde dit ({{code}}). {{detail}}',
  'network.unreachable':
    'De server antwoordt niet. Er is niets veranderd; probeer het opnieuw als de verbinding terug is.',
  'client.failed': 'Er ging iets mis in deze pagina ({{detail}}). Laad ze opnieuw.',
  'session.required': 'Je sessie is verlopen. Meld je opnieuw aan.',
  'http.429': 'Te veel pogingen. Wacht een minuut en probeer het opnieuw.',
  'http.413': 'Dit is te groot.',
  'http.500':
    'Er ging iets mis op de server. Er is niets veranderd; probeer het opnieuw, en meld het aan wie Kantlijn beheert als het blijft misgaan.',
  'http.502': 'De server is er even niet. Probeer het opnieuw.',
  'http.503': 'De server heeft het druk. Probeer het zo meteen opnieuw.',
  'invite.unknown': 'Deze link is niet bekend. Kijk of je de hele link hebt, of vraag een nieuwe.',
  'invite.used': 'Deze link is al gebruikt; elke link werkt één keer. Meld je aan, of vraag een nieuwe.',
  'invite.expired': 'Deze link is verlopen. Vraag een nieuwe.',
  'role.insufficient': 'Dit mag niet met jouw rol op deze redactie.',
  'article.unknown': 'Dit artikel bestaat niet, of je mag het niet zien.',
  'desk.unknown': 'Deze redactie bestaat niet, of je zit er niet bij.',
  'body.tooLarge': 'Dit is te groot.',
  'email.taken': 'Er bestaat al een account met dit e-mailadres. Meld je aan en open de link opnieuw.',
  'signIn.refused': 'E-mailadres of wachtwoord klopt niet.',
  'signIn.tooMany': 'Te veel pogingen. Wacht een minuut en probeer het opnieuw.',
  'password.tooShort': 'Gebruik minstens 12 tekens.',
  'password.tooLong': 'Gebruik hoogstens 256 tekens.',
  'password.guessable': 'Dit wachtwoord is makkelijk te raden. Een korte zin werkt goed.',
  'invite.otherPerson':
    'Deze link is voor een ander e-mailadres gemaakt. Meld je met dat adres aan of vraag een nieuwe link.',
  'desk.lastChief': 'Dit is de enige chef van de redactie. Maak eerst iemand anders chef.',
  'slug.taken': 'Deze slug is al in gebruik. Kies een andere.',
  'person.unknown': 'Deze persoon is hier niet meer.',
};
