/**
 * Changes of English wording and their grade, from the rules: c cosmetic, w wording, s substance. `{before|after}` is
 * the change; everything else stands in both. The set that the rules' lists were made with.
 */
export const DEVELOPMENT_EN = `
s The fire killed {12|13} people on Tuesday.
s The fire killed {12|21} people on Tuesday.
s The company lost €{1.5|15} million last year.
s Unemployment rose to {4.2|4.3}% in March.
s Unemployment rose to {4.2|42}% in March.
s The bill was {1,000|1.000} pounds.
s Some {1,500|1,400} people marched through the city.
s Temperatures of {-5|5} degrees were measured in Yakutsk.
s In {1989|1998} the wall fell.
s The vote was {52-48|48-52} in favour.
s The meeting starts at {8:30|9:30}.
s He was born on {4|14} July 1952.
s {Twelve|Thirteen} miners were trapped underground.
s It was the {second|third} attack in a week.
s The court sentenced him to {five|nine} years in prison.
s The bridge is {two|2.5} kilometres long.
s Profits rose by {a third|a quarter}.
s Prices {doubled|tripled} within a year.
s The fund lost 3 {million|billion} dollars.
s The fund lost 3 {million|} dollars.
s The road is 40 {km|miles} long.
s The parcel weighed 3 {kg|g}.
s He paid {€|$}500 for the painting.
s He paid {£|}500 for the painting.
s Turnout rose 5 {%|percentage points}.
s Turnout rose {5%|5}.
s The talks resume on {Monday|Tuesday}.
s The talks resume in {March|May}.
s The attack took place on {Sunday|Saturday} night.
s The attack took place on Sunday {night|morning}.
s He resigned {yesterday|today}.
s He resigned {last|this} week.
s The strike lasted three {days|weeks}.
s The minister {Smith|Smyth} resigned.
s {Johnson|Johnston} denied the charge.
s Judge Anne {Becker|Bekker} ruled in favour of the tenants.
s The troops entered {Kherson|Kharkiv} at dawn.
s The company moved from {Austria|Australia} to Spain.
s {Sir |}Keir Starmer spoke in Parliament.
s {Labour|The Conservatives} won the seat.
s The {WHO|WTO} published the figures.
s The {US|UK} ambassador was summoned.
s The {US|us} delegation left early.
s The {Polish|polish} factory closed in 2019.
s He voted for {Turkey|turkey}.
s {Bush|bush} fires were mentioned in the speech.
s The film by Robert {De|de} Niro opens on Friday.
s The minister did {|not }sign the letter.
s The minister did{n't|} sign the letter.
s There is {no|} evidence of fraud.
s She has {never|} met the suspect.
s She has {never|ever} met the suspect.
s {None|All} of the tests were positive.
s {Nobody|Somebody} was hurt in the crash.
s The water is {safe|unsafe} to drink.
s The strike is {legal|illegal}.
s The claim is {true|untrue}.
s The decision was {reversible|irreversible}.
s He left {with|without} permission.
s Hardly {any|} residents returned.
s Neither the mayor {nor|or} the council knew.
s The plan {may|will} cost jobs.
s The plan {might|may} cost jobs.
s The plan {could |}cost{|s} jobs.
s The suspect {allegedly |}stole the car.
s The {alleged |}thief was arrested.
s The attack was {probably |}carried out by rebels.
s The attack was {possibly|probably} carried out by rebels.
s It {appears|is certain} that the dam broke at night.
s {About |}200 people were evacuated.
s {Nearly|More than} 200 people were evacuated.
s {At least|At most} 200 people were evacuated.
s {All|Most} members voted in favour.
s {Most|Many} members voted in favour.
s {Some|Several} members voted in favour.
s {Every|Any} member may vote.
s He {always|often} travels alone.
s {Only |}two of the suspects confessed.
s The {biggest|big} bank of the country collapsed.
s The {biggest|second biggest} bank of the country collapsed.
s The river is {longer|shorter} than the Rhine.
s The river is {long|longer}.
s Inflation is {higher|lower} than in 2022.
s Inflation {rose|fell} to 3 percent.
s {More|Fewer} people smoke today.
s It was the {best|worst} result in years.
s It was a {very |}cold winter.
s The {first|only} woman in the job.
s The minister {said|claimed} the figures were wrong.
s The minister {said|admitted} the figures were wrong.
s The minister {denied|confirmed} the report.
s The minister {says|said} the figures were wrong.
s The figures were wrong, the minister {suggested|insisted}.
s The figures were wrong{, the minister said|}.
s {According to police, the|The} driver was drunk.
s The driver was drunk, according to {police|witnesses}.
s The driver was drunk, {police|sources} said.
s {Reportedly, the|The} driver was drunk.
s He called the plan {"reckless"|reckless}.
s He called the plan {reckless|"reckless"}.
s "We will {never|always} pay," she said.
s "It is a {big|large} mistake," she said.
s "We {will not|won't} go," she said.
s She said {"we will leave"|we will leave}.
s He said that "{the|our} work" goes on.
s The chair called it "a disgrace{" for| for}{ the nation| the nation"}.
s The army attacked {before|after} dawn.
s The prices are {above|below} average.
s He moved {from|to} London in 2010.
s The missile was fired {into|from} Lebanon.
s He was {for|against} the merger.
s The tunnel runs {under|over} the railway.
s {Ajax|Arsenal} beat {Arsenal|Ajax}.
s {The police|The protesters} attacked {the protesters|the police}.
s The {dog|man} bit the {man|dog}.
s He {has|had} worked for the agency.
s He {is|was} chairman of the board.
s The company {will pay|paid} the fine.
s The company {pays|has paid} the fine.
s The suspect {was|is being} questioned.
s {A|The} suspect was arrested.
s The soldiers{,|} who had fled{,|} were shot.
s He thanked his parents, the mayor{,|} and the minister.
s Let's eat{,|} grandma.
s The drug can {affect|effect} change.
s Police found a {bond|bomb} in the cellar.
s The {public|pubic} debate goes on.
s The {council|counsel} advised against it.
s The {principal|principle} was questioned.
s The union members {resigned|re-signed} in May.
s The {murder|killing} shocked the town.
s The {terrorists|militants} took hostages.
s The {refugees|migrants} were taken ashore.
s The man was {charged with|convicted of} fraud.
s The man was {arrested|detained} at the airport.
s The {suspect|perpetrator} fled on foot.
s The bank was {accused|found guilty} of fraud.
s {His brother|His sister} inherited the firm.
s {He|She} inherited the firm.
s {They|We} will appeal.
s The {hospital|school} was hit by a shell.
s The hospital was hit{ by a shell|}.
s The hospital was {|badly }damaged.
s The hospital was hit{.|?}
s The {then |}president signed it.
s She voted {and|or} campaigned for it.
s It rained {because of|despite} the front.
s The mayor {and his wife |}flew to Rome.
s The {U.S. |}army left in 2021.
s The value dropped to {0.5|.5} {|to }1.
s The suspect is {25|52} years old and lives in {Leeds|Lens}.
s The {colour|color} of the {12|13} flags changed.
s “The minister said {‘no’|‘yes’},” he recalled.
s They {also |}lost {3|4} seats.
s He shot the man{. Yesterday|yesterday.} {he|He} died.
s He is a {former |}spy.
s He is {chairman|a member} of the board.
s The cat sat on the {mat|mat of the King}.
w The {goverment|government} published the figures on Friday.
w The office will {recieve|receive} the files next week.
w The accident {occured|occurred} on the A4.
w They need {seperate|separate} rooms.
w The {comittee|committee} met in secret.
w The {the |}mayor opened the bridge.
w The mayor of {of |}Leeds opened the bridge.
w He {and |}and his brother own the firm.
w The {colour|color} of the flag changed.
w The {centre|center} of the town was closed.
w The party will {organise|organize} a congress.
w The {organisation|organization} has 200 members.
w The {defence|defense} budget grows.
w She {travelled|traveled} to Rome by train.
w The {neighbours|neighbors} called the police.
w {e-mail|email} was sent to all employees.
w An {e-mail|email} was sent to all employees.
w The {co-operation|cooperation} ended in 2019.
w The {policy-makers|policymakers} met in Brussels.
w The new {web site|website} went live.
w The {fact-checkers|fact checkers} found nothing.
w The {café|cafe} closed at midnight.
w It was a {naïve|naive} plan.
w It was a {big|large} fire in a warehouse.
w The trial will {begin|start} on Monday.
w The trial {began|started} on Monday.
w They {bought|purchased} the building in 2004.
w {Whilst|While} the talks went on, the strike spread.
w He was {among|amongst} the guests.
w The work went on {until|till} 2020.
w She {also |}wrote two novels.
w The firm {also|} has an office in Bonn.
w He said {that |}the work was done.
w The report says {that |}it was an accident.
w She believes {that |}Johnson lied.
w If it rains, {then |}the match is off.
w There were {three|3} cars in the garage.
w {Twelve|12} people came to the hearing.
w He spent {twenty-one|21} days at sea.
w It was his {first|1st} visit to the island.
w Inflation rose to 3 {percent|per cent}.
w Inflation rose to 3{ percent|%}.
w The ticket costs {€5|5 euros}.
w The loss was {€3 million|3 million euros}.
w The road is 40 {km|kilometres} long.
w The debt is 3 {bn|billion} euros.
w They did{ not|n't} sign the letter.
w He {does not|doesn't} own the house.
w They {cannot|can't} pay the rent.
w They {will not|won't} pay the rent.
w We{ are|'re} the owners of the house.
w The talks ended{. The|; the} strike goes on.
w The talks ended{, but|. But} the strike goes on.
w The talks ended{,|} but the strike goes on.
w The talks have ended{!|.}
w The doors open at {8:30pm|8.30pm}.
w He spoke {in order to|to} calm the crowd.
w {Prior to|Before} the match they prayed.
w {In spite of|Despite} the rain they played.
w He asked{:|} "Why me?"
w {Dr.|Dr} Brown saw the patient.
w The {U.S.|US} army left in 2021.
w He moved {toward|towards} the exit.
w The firm {uses|utilises} the old road.
w The {kids|children} were taken home.
w {However,|But} the strike goes on.
w The police {quickly arrived|arrived quickly} at the scene.
c The fire killed 12{ |  }people.
c The fire killed 12{ |\u00a0}people.
c The fire{ |\n}killed 12 people.
c The fire killed 12 people.{| }
c { |}The fire killed 12 people.
c The fire killed 12 people.{ |\n\n}Two were hurt.
c The fire killed 12 people.{ |\u2028}Two were hurt.
c Inflation rose to 3{| }%.
c Inflation rose to 3{\u202f|}% in March.
c He called the plan {"reckless"|“reckless”}.
c He called the plan {'reckless'|‘reckless’}.
c He called the plan {"reckless"|'reckless'}.
c He called the plan {“reckless”|«reckless»}.
c {"|“}We will pay,{"|”} she said.
c {"|‘}We will pay,{"|’} she said.
c The minister{'|’}s house burned down.
c It was the {'|’}90s.
c The ministers{'|’} houses burned down.
c They don{'|’}t sign the letter.
c The plan {-|–} a bad one {-|–} failed.
c The plan{ – |—}a bad one{ – |—}failed.
c The plan {--|—} a bad one.
c The years {1914-1918|1914–1918} were hard.
c Pages {10-12|10–12} are missing.
c The score was {3-1|3–1}.
c The {Paris-Roubaix|Paris–Roubaix} race was cancelled.
c It was cold: {-5|−5} degrees.
c And then{...|…} nothing.
c And then {. . .|…} nothing.
c The ca{|\u00ad}thedral burned.
c The {|\u200b}cathedral burned.
c The cathedral{\ufeff|} burned.
c The caf{é|e\u0301} closed at midnight.
c {É|E\u0301}mile Zola wrote it.
c {The|the} fire killed 12 people.
c {the|The} driver was drunk.
c {Police|police} arrested two men.
c Result: {The|the} plan failed.
c {He|he} was arrested.
c The {President|president} spoke on Friday.
c {President|president} Biden spoke on Friday.
c He met the {Prime Minister|prime minister} in May.
c The fire killed 12 people{.|}
c The fire killed 12 people{|.}
c the largest bank of the country{,|}
c the largest bank of the country{;|}
c There were {1,000|1000} people in the square.
c The debt is {1,250,000|1250000} euros.
c The price was €{ |}500.
c The distance was 40{ |}km.
c She called it "a disgrace{."|".}
c She called it "a disgrace{,"|",} and left.
c The oﬃce of {the firm|the firm} in{ |  }Bonn closed.
c The {ﬁre|fire} killed 12 people.
c The fire killed 12 people.{Two|Two} were hurt.{ |}
c The fire killed 12 people{. |.}Two were hurt.
`;
