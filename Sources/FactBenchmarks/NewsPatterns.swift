/// The sentence patterns and words of `NewsGenerator`. A `{slot}` names a list of `words` or a kind of number or date.
enum NewsPatterns {
    static let titles = [
        "{org} lifts forecast as orders reach {money}", "{place} braces for {event} after {percent} fall",
        "{org} and {org} agree on {thing} worth {money}", "What {n} years of {thing} did to {place}",
    ]

    static let sentences = [
        "{org} said on {weekday} that sales of its {thing} rose {percent} to {money} in the {quarter} quarter.",
        "The company, based in {place}, employs about {count} people and runs {n} plants in {place} and {place}.",
        "\"We did not expect the {event} to last,\" {person}, a spokesman for {org}, told reporters on {date}.",
        "Analysts at {org} had forecast between {n} and {n} percent, according to a survey published {relative}.",
        "More than {count} residents of {place} left their homes before the {event} reached the coast.",
        "The {agency} will vote on {longdate} on whether to extend the programme until the end of {year}.",
        "It was the {ordinal} time since {year} that the river rose above {decimal} metres.",
        "By early {year}, {org} had built {n} stations that together produce {count} megawatt-hours a year.",
        "Prices fell for the {ordinal} month in a row, to {money} from {money} a year earlier, the {agency} said.",
        "{person}, {n}, joined the board {relative} and holds nearly {decimal} million shares.",
        "Neither side gave details, but the talks in {place} went on for {n} hours.",
        "The minister said that the plan, discussed for years, would be ready \"sooner than most think\".",
        "In {place}, where the weather stayed dry, farmers harvested {decimal} million tonnes of {crop}.",
        "Shares of {org} closed {percent} lower at {decimal} euros on {weekday}, after the {agency} opened an inquiry.",
        "Two of every {n} households there have no access to clean water, and the gap is not closing.",
        "The {thing} weighs {n} kg, costs less than {money} and lasts at least {n} years.",
        "A {n}-year-old man was hurt; the road to {place}, some {n} km away, remained closed until {weekday} evening.",
        "Critics call it a costly mistake. Supporters point to the {n} schools that opened in the {decade}s.",
        "Since the agreement of {longdate}, trade between both countries has more than doubled.",
        "The bank expects growth of {decimal} to {decimal} percent {relative}, down from {percent} in {year}.",
        "Nobody at {org} would say why the {thing} had been delayed again.",
        "The orchestra played for an audience of {count}, most of whom had never heard the piece before.",
        "{org}’s chief executive, {person}, said she was “cautiously optimistic” about {place}.",
        "Temperatures reached {n} degrees Celsius in {place}, the highest for {monthname} since records began.",
    ]

    static let words: [String: [String]] = [
        "org": [
            "Alder Grove Bank", "Northlight Energy Inc.", "Toyota", "Microsoft", "the Ministry of Finance",
            "Siemens AG",
            "Harbour & Quay Ltd.", "the World Health Organization", "the University of Toronto", "Volta Rail GmbH",
            "the European Commission", "Samsung Electronics", "Blue Heron Airlines", "Reuters", "Unilever",
            "Kestrel Mining Corp.", "the National Farmers Union", "UNESCO", "Petrobras", "the Court of Appeal",
        ],
        "agency": [
            "central bank", "Senate", "statistics office", "European Central Bank", "State Council", "city council",
            "Securities and Exchange Commission", "regulator",
        ],
        "place": [
            "Lisbon", "Nairobi", "the Rhine valley", "Osaka", "northern Chile", "São Paulo", "Gdańsk", "Ohio",
            "Hanoi", "the Gulf of Guinea", "Wellington", "Tashkent",
        ],
        "thing": [
            "electric buses", "a rail line", "heat pumps", "new vaccines", "cargo drones", "a data centre",
            "solar panels", "the ferry", "a desalination plant", "smart meters",
        ],
        "event": ["storm", "strike", "drought", "flood", "shortage", "power cut"],
        "crop": ["wheat", "maize", "rice", "coffee", "olives"],
        "quarter": ["first", "second", "third", "fourth"],
        "ordinal": ["third", "fifth", "ninth", "12th", "21st"],
        "weekday": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        "monthname": ["January", "April", "July", "October"],
        "relative": ["last week", "this month", "next year", "yesterday", "earlier this year", "three weeks ago"],
        "decade": ["1970", "1980", "1990", "2000"],
    ]

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    static let currencies = ["$", "€", "£", "US$"]
    static let multipliers = ["million", "billion", "million", "trillion"]
    static let givenNames = ["Anna", "Kofi", "Mei", "Rafael", "Ingrid", "Omar", "Priya", "Tomasz", "Grace", "Yuki"]
    static let familyNames = ["Lindqvist", "Mensah", "Zhao", "Duarte", "Novak", "Haddad", "Raman", "Okafor", "Baker"]
}
