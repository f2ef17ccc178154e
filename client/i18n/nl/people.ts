/** Dutch texts of accounts: how somebody proves who they are, and who else is let in. */
import type { people as en } from '../en/people.ts';
import type { Translation } from '../translation.ts';

export const people: Translation<typeof en> = {
  code: 'Code',
  codeText: 'Je wachtwoord klopt. Nu nog de code die je app toont.',
  codeHint: 'Zes cijfers uit je app, of een van je codes op papier.',
  codeBack: 'Opnieuw beginnen',
  passwordAgain: 'Je wachtwoord',

  secondFactor: 'Tweede factor',
  secondFactorText:
    'Naast je wachtwoord vraagt aanmelden dan om een code die een app op je telefoon toont. Wie je wachtwoord te weten komt, kan er nog steeds niet in.',
  secondFactorRequired:
    'Een van je desks laat je alleen met een tweede factor binnen. Stel die in, dan gaat alles weer open.',
  secondFactorBegin: 'Tweede factor instellen',
  secondFactorBeginText: 'Houd je telefoon bij de hand, met een authenticator-app erop.',
  secondFactorNext: 'Verder',
  secondFactorSwitchOn: 'Aanzetten',
  secondFactorSet: 'De tweede factor staat aan. Op alle andere plekken ben je uitgelogd.',
  secondFactorOn: 'Hij staat aan.',
  secondFactorKept: 'Een van je desks vraagt erom, dus blijft hij aan.',
  secondFactorEnd: 'Uitzetten',
  secondFactorEndText: 'Daarna komt iemand met alleen je wachtwoord binnen. Op alle andere plekken word je uitgelogd.',
  secondFactorEnded: 'De tweede factor staat uit.',
  stepScan: 'Scan dit met je authenticator-app.',
  stepType: 'Lukt scannen niet? Typ deze sleutel in de app:',
  stepCodes: 'Bewaar deze codes op papier. Elk laat je één keer binnen als je telefoon er niet is.',
  stepCode: 'Typ daarna de code die de app nu toont',
  qrCode: 'QR-code met de sleutel voor je app',
  codes: 'Codes op papier',
  codesOnce: 'Ze worden alleen nu getoond.',
  codesFile: 'Als bestand bewaren',
  codesLeft_one: 'Er is {{count}} code op papier over.',
  codesLeft_other: 'Er zijn {{count}} codes op papier over.',
  codesRenew: 'Nieuwe codes op papier',
  codesRenewText: 'De codes die je nu hebt, werken dan niet meer.',
  rulesSecondFactor: 'Tweede factor nodig vanaf',
  rulesSecondFactorNobody: 'niemand',
  rulesSecondFactorFrom: '{{role}} en hoger',
};
