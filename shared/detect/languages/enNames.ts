/** English names: what begins them, what joins them, and what only looks like one. */
import { type LanguagePack, listed } from './pack.ts';

export const EN_NAMES: LanguagePack['names'] = {
  ordinary: listed(`
    according ahead almost alone along alongside anyone anything apart are aren't as asked at back based because being best
    better beyond both business but can certain clearly come could couldn't crucially despite didn't does doesn't don't done
    due each earlier eight either eleven elsewhere enough even eventually ever everyone everything except far few fewer
    fifty finally first following for formerly forty four from further general get given go good great had half hasn't
    have he's her here here's how hundred i'd i'll i'm i've if in including indeed initially inside instead is isn't it's
    its itself just keep last late least less let let's like little local long look make may maybe me might mine moreover
    most mostly much must my nearby neither next nine no nor not nothing notably of off officially old on once one only
    open or originally others ours out outside over part perhaps please previously put quite rather read recent recently
    regarding right roughly same second see seven several she's shortly should similarly simply six sixty small so some
    someone something sometimes somewhere sorry speaking still strangely such surprisingly take ten than thank that's
    them then there's they're third thirty this three thus time today together too top total toward try twelve twenty two
    typically ultimately under unlike unless up upon us used usually very wait was wasn't watch we're we've well were what's
    whatever when whenever whereas wherever whether who who's whom why will with won't work would wouldn't yes yet you'll
    you're young zero asked born built buried caught chaired described dressed driven faced founded hit held killed known
    led left listed located lost made named opened paid photographed published raised seen sent set sold spread taken told
    traditionally undeterred worse worst written nobody somebody anybody none half dozens scores water gas oil bread
    parliament congress police court courts council councils campaigners passengers residents commuters drivers fans
    volunteers customers shoppers tenants landlords buyers investors insurers suppliers activists unions farmers pupils
    staff staffing research work construction evidence money power energy food health education justice science
    president minister mayor chancellor governor senator king queen prince princess judge professor doctor captain coach
    detective sergeant inspector director chairman chairwoman chief father mother brother sister son daughter friends
    photo image picture video credit update watch listen related advertisement monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november december spring summer autumn
    winter christmas easter early mid late delays delivery demand supply support criticism relief progress talks weather wind rain
    damage households repairs progress traffic crime growth training advice access trade travel tourism smoke snow ice heat
    cash debt care space technology software data information production output income spending investment wood steel concrete land
    engineers firefighters paramedics rescuers crews divers detectives visitors viewers readers listeners historians
    supporters players organisers owners relatives families neighbours trustees shareholders ministers councillors
    `),
  ordinaryEnding:
    /(?:ing|ly|tion|tions|sion|sions|ment|ments|ness|ity|ities|ers|ors|ists|ants|ents|ians|ings|ages|ances|ences|ships?|hoods?|als|ives|ures|ees|men|women|ed)$/u,
  adjective:
    /^(?:American|British|English|Scottish|Welsh|Irish|French|German|Dutch|Belgian|Spanish|Portuguese|Italian|Greek|Turkish|Russian|Ukrainian|Polish|Czech|Slovak|Hungarian|Romanian|Bulgarian|Serbian|Croatian|Swiss|Austrian|Swedish|Norwegian|Danish|Finnish|Icelandic|Chinese|Japanese|Korean|Indian|Pakistani|Bangladeshi|Afghan|Iranian|Iraqi|Israeli|Palestinian|Lebanese|Syrian|Egyptian|Libyan|Moroccan|Algerian|Tunisian|Nigerian|Kenyan|Ghanaian|Ethiopian|Somali|Sudanese|Canadian|Mexican|Brazilian|Argentine|Argentinian|Chilean|Colombian|Peruvian|Cuban|Australian|European|African|Asian|Arab|Arabic|Latin|Nordic|Baltic|Western|Northern|Southern|Eastern|Christian|Muslim|Jewish|Catholic|Protestant|Hindu|Sikh|Buddhist|Victorian|Edwardian|Georgian|Roman|Flemish|Frisian|Catalan|Basque|Cornish|Londoner|Glaswegian|New Yorker|Zealander|Briton|Scot|Dane|Swede|Finn|Pole|Turk|Spaniard|Thai|Vietnamese|Indonesian|Malaysian|Filipino|Republican|Democratic)(?:s|man|men|woman|women)?$|^(?:Tory|Democrat|Conservative|Liberal|Green)$/u,
  adjectiveBut: '',
  never: `i i'm i'd i'll i've monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
    saturdays sundays january february april june july august september october november december ok tk tktk xx xxx tbc
    tbd am pm gmt bst god internet`,
  titles: `officer mayor minister president vice-president premier prime-minister chancellor secretary senator congressman
    congresswoman governor ambassador king queen prince princess duke duchess earl baroness lord lady sir dame pope bishop
    archbishop cardinal reverend rev rabbi imam sheikh general gen colonel col captain capt lieutenant lt major sergeant sgt admiral
    commander judge justice professor prof doctor dr mr mrs ms miss inspector superintendent constable detective pc
    chairman chairwoman chair director coach manager striker midfielder goalkeeper defender councillor cllr mp councilman
    councilwoman spokesman spokeswoman spokesperson economist analyst researcher historian author actor actress singer
    director-general commissioner chief executive deputy headteacher attorney solicitor representative rep sen gov`,
  titleEnding: /(?:spokesman|spokeswoman|spokesperson|minister|secretary-general|president)$/u,
  titleJoin: 'for',
  particles: `van de der den von zu la le du di da del della bin ibn al el y dos das`,
  joins: 'of the and for on in upon at to',
  heads: `bank university ministry department house church museum court council institute school office federation centre
    center battle gulf bay isle republic kingdom board commission royal society committee association college union
    organisation organization agency duke prince city national chamber state states museum international world united
    secretary cathedral abbey tower palace hospital college park square hall street road fire service police library`,
  fields: 'department ministry secretary committee',
  conjunctions: 'and &',
  known: `britain england scotland wales ireland london manchester birmingham leeds liverpool glasgow edinburgh cardiff belfast
    bristol sheffield oxford cambridge york dublin america washington chicago boston texas florida california canada mexico
    toronto france germany spain italy portugal belgium netherlands holland poland ukraine russia turkey greece sweden
    norway denmark finland iceland austria switzerland hungary romania europe africa asia china japan india pakistan
    afghanistan iran iraq israel gaza syria lebanon egypt libya kenya nigeria ghana ethiopia sudan somalia brazil argentina
    chile peru colombia cuba australia paris berlin madrid rome moscow kyiv vienna prague warsaw athens istanbul brussels
    amsterdam beijing tokyo delhi sydney melbourne google facebook apple amazon microsoft tesla twitter telegram tiktok
    instagram youtube shell trump biden putin zelensky starmer arsenal chelsea everton celtic labour reuters nasa`,
  verbs: `says said told tells wants wanted goes went comes came got gets became becomes thinks thought believes believed lost won
    wins loses expects fears began begins gave gives took takes lives lived works worked writes wrote knew knows holds held
    saw sees played plays scored leads led died denies denied admitted admits accused argued argues insisted insists added
    described called declined refused beat beats offered offers announced announces sold sells bought buys built builds
    warned warns promised promises opened opens launched launches signed signs joined joins resigned has`,
  relatives: 'who which whose where whom',
  adverb: /^(?:[a-z]{3,}ly|also|now|then|never|still|once|himself|herself)$/u,
};
