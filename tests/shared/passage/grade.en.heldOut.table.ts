/** Like `grade.en.table.ts`, written after the lists were made and not used to make them. */
export const HELD_OUT_EN = `
s Forecasters expect {30|13} centimetres of snow by Friday.
s The tower is {1.25|12.5} metres higher than planned.
s The settlement cost the bank £{2.4bn|2.4m} in total.
s Of the 650 seats, {326|362} are needed for a majority.
s In the second quarter exports grew {0.3|3.0} per cent.
s The first results came at {10pm|10am} local time.
s The 2{4|3}-year-old striker signed for Everton.
s The plane, a Boeing {737|747}, landed safely.
s The law of 12 {June|July} 1997 was repealed.
s In the {1970s|1980s} the mine employed 4,000 men.
s He came {fourth|fifth} in the final.
s {Six|Seven} of the nine judges dissented.
s About {half|a third} of the crop was lost.
s The fine was {doubled|halved} on appeal.
s A barrel costs 80 {dollars|euros}.
s The swimmer covered 12 {miles|kilometres}.
s The premiere is on {Thursday|Tuesday} evening.
s It happened in early {spring|autumn}.
s {Macron|Merkel} arrived in Kyiv at noon.
s The novelist {Margaret|Margret} Atwood won the prize.
s A spokesman for {Shell|BP} declined to comment.
s {Northern |}Ireland voted against.
s The {EU|UN} envoy left Geneva.
s The {German|Austrian} foreign minister agreed.
s {Reading|reading} was the favourite that day.
s He lives in {Bath|bath}.
s {Rose|rose} said the price was fair.
s He read it in the {Guardian|guardian}.
s {Labour|labour} is the issue in this campaign.
s The court has {not |}ruled on the matter.
s {No|} charges were filed against the officer.
s The officer was{n't|} charged.
s The deal is {un|}likely to pass.
s The patient is {stable|unstable}.
s The data are {complete|incomplete}.
s {Few|A few} experts agree with him.
s The vaccine {does|does not} protect against the variant.
s Without {a |any }warrant{| or cause} they searched the house.
s The ship {should|must} arrive tonight.
s The ship {would|will} have arrived by now.
s He {can|may} appeal within a month.
s The virus {seems to have|has} spread from the market.
s The {suspected|convicted} bomber was flown to Miami.
s The blast {apparently |}came from a gas pipe.
s {Up to|More than} 40 people are missing.
s {Almost all|All} trains were cancelled.
s {Both|Two} candidates withdrew.
s Sales are {slightly |}down on last year.
s It is the {oldest|second-oldest} church in Wales.
s No other country exports {as much|more} wheat.
s She {told|warned} MPs the fund was empty.
s She {conceded|maintained} the fund was empty.
s The fund was empty, she {alleged|revealed}.
s {Citing|Rejecting} a police report, the mayor closed the club.
s {He said the|The} club was a nuisance.
s The mayor {will|would} close the club, {he said|a spokesman said}.
s The {“independent”|independent} review took a year.
s The review was {independent|‘independent’}.
s “We were {misled|lied to},” she told the inquiry.
s “{We|They} were misled,” she told the inquiry.
s “The {colour|color} was wrong,” she told the inquiry.
s “We {also |}lost our home,” she said.
s The ceasefire holds {until|after} midnight.
s {East|West} of the river the fighting goes on.
s The bill passed {despite|because of} the veto.
s {Iran|Iraq} invaded {Iraq|Iran} in that year.
s {The bank|The client} sued {the client|the bank}.
s The company {sold|bought} the stake in May.
s The regulator {is investigating|investigated} the bank.
s The regulator {has been|was} informed.
s {The|An} inquiry was opened on Monday.
s The passengers{,|} who had no visa{,|} were sent back.
s Most of the money was {lent|spent}.
s The {marital|martial} law was lifted.
s The prison {guard|guards} went on strike.
s The {dairy|diary} was found in the attic.
s He was {cited|sued} by the state.
s The {statue|statute} dates from 1880.
s He {led|let} the army into the town.
s The widow {and her son |}inherited the farm.
s The case was {dismissed|upheld}.
s {Mrs|Mr} Clarke spoke for an hour.
s The strike is over{.|?}
s The treaty was {ratified|signed} by all members.
s Police shot {at |}the driver.
s A man {in his forties |}was held.
s The {former|current} head of MI6 testified.
s The recession {began|ended} in 2009.
s The board accepted the {goverment|government} offer of {3|5} per cent.
s It was {big|large} and {un|}necessary.
s He was {there|not there}, the film shows.
s The army, {the|a} witness said, fired first.
s Women are {as well |}paid as men.
s The {then|} chancellor resigned.
s The team did not win{. Because|because} of the rain{,| .} they left.
s She resigned{; he|. He} {did|did not}.
s Net profit was {(|}12{)|} million.
s The study is based on {1,200|12,00} interviews.
w The {enviroment|environment} agency closed the beach.
w Several {collegues|colleagues} left the firm.
w The mayor was {embarassed|embarrassed} by the report.
w The case was {refered|referred} to the high court.
w {Goverment|Government} officials met on Tuesday.
w The owner of {the the|the} bar was fined.
w The {theater|theatre} was sold in 2011.
w The city's {harbor|harbour} was closed.
w The airline {canceled|cancelled} all flights.
w The bill would {privatise|privatize} the railway.
w They {co-ordinate|coordinate} the search.
w The {anti-war|antiwar} march was peaceful.
w The {policy makers|policymakers} disagreed.
w Her {fiancé|fiance} was in the car.
w A {large|big} crowd gathered at the gate.
w The hearing {starts|begins} at noon.
w He {purchased|bought} the land from the state.
w {Although|Though} it was late, the shops were open.
w The bridge was {also |}closed to cyclists.
w The officer said {that |}he saw the knife.
w The unions say {that |}their members are ready.
w {Eleven|11} passengers were treated for shock.
w They waited {forty-two|42} hours.
w He finished in {third|3rd} place.
w Rents rose by 8 {per cent|%}.
w The ship cost {€90 million|90 million euros}.
w He {did not|didn't} sign the contract.
w They {are not|aren't} members of the union.
w The mine closed{; the|. The} town emptied.
w The mine closed{. But|, but} the town survived.
w The {US|U.S.} embassy was closed.
w {Dr|Dr.} Patel performed the surgery.
w She asked{,|} “Who paid?”
w He stopped the car {in order |}to help.
w The {small|little} shop on the corner closed.
w The flood {destroyed many homes|destroyed lots of homes}.
w The match was {postponed|put off}.
w {In addition, the|The} club lost its coach.
c Rescue teams found{ |\u00a0}14 survivors.
c Rescue teams{  | }found 14 survivors.
c Rescue teams found 14 survivors{|.}
c The rate is 2.5{ |}% now.
c The rate is 2.5{\u2009| }% now.
c {“|"}Nobody paid,{”|"} she said.
c {'|"}Nobody paid,{'|"} she said.
c {‘|“}Nobody paid,{’|”} she said.
c Nobody{'|’}s car was safe.
c The bank {—|–} founded in 1860 {—|–} closed.
c The bank{—| – }founded in 1860{—| – }closed.
c The {2019-20|2019–20} season was cut short.
c It fell to {−12|-12} degrees overnight.
c The {Brown-Smith|Brown–Smith} report was buried.
c He paused{...|…} and left.
c The inter{\u00ad|}national court sat.
c The{\u200b|} court sat.
c Jos{e\u0301|é} Saramago wrote it.
c {Residents|residents} were told to leave.
c {When|when} the rain came, they left.
c The {Mayor|mayor} of London agreed.
c Warning: {The|the} bridge is closed.
c In total {12,500|12500} tickets were sold.
c The plot measures £{ |}40 a foot.
c She called it “a farce{”.|.”}
c The court sat{\r\n| }on Tuesday.
c The court sat on Tuesday.{\u2029| }It rose at five.
c a bank in the north{.|,}
`;
