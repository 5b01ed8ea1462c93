"""Nineteen invented organisations with the people who act for them. Nobody here exists; all addresses end in example.org."""

from webapp.actions.organisations import Newcomer

COORDINATOR = ("federfuehrung@example.org", "Dr.", "Henrike Aßmann")
OBSERVERS = (
    ("gast@example.org", "", "Jana Petersen", "Landesagentur Oberland", "everything"),
    ("stiftung@example.org", "", "Ralf Brinkmann", "Stiftung Werkbank", "agreed"),
)
DEPUTY = Newcomer("", "", person="Tobias Wend", email="tobias.wend@example.org", function="Stellvertretender Geschäftsführer")
DEPUTY_OF = "Leichtbau Oberrhein"

ORGANISATIONS = (
    Newcomer("Netzwerk Leichtbau Oberrhein e. V.\nc/o Transferagentur Oberrhein GmbH", "Leichtbau Oberrhein", "Karlsruhe", "", "Sabine Krähenbühl",
             "Geschäftsführerin", "sabine.kraehenbuehl@example.org"),
    Newcomer("Optikverbund Mittelhessen e. V.", "Optikverbund Mittelhessen", "Wetzlar", "Dr.", "Jonas Ehrlicher", "Vorsitzender",
             "jonas.ehrlicher@example.org"),
    Newcomer("Wasserstoffregion Unterweser –\nInteressengemeinschaft der Häfen und Kammern", "Wasserstoffregion Unterweser", "Brake", "",
             "Meike Tjarksen", "Sprecherin", "meike.tjarksen@example.org"),
    Newcomer("Life-Science-Verbund Nordthüringen e. V.", "Life-Science-Verbund Nordthüringen", "Nordhausen", "PD Dr.", "Anja Wolfram",
             "Wissenschaftliche Leiterin", "anja.wolfram@example.org"),
    Newcomer("Clusteragentur Holz & Bauen Südschwarzwald GmbH", "Holz & Bauen Südschwarzwald", "Freiburg", "", "Matthias Rombach",
             "Geschäftsführer", "matthias.rombach@example.org"),
    Newcomer("Maritimes Netz Vorpommern e. V.", "Maritimes Netz Vorpommern", "Stralsund", "", "Thorben Radloff", "Vorstand",
             "thorben.radloff@example.org"),
    Newcomer("Mikroelektronik-Forum Elbtal e. V.", "Mikroelektronik-Forum Elbtal", "Dresden", "", "Frieder Lachmann", "Vorstand",
             "frieder.lachmann@example.org"),
    Newcomer("Initiative Kreislaufwirtschaft Rheinaue\nc/o Wirtschaftsförderung Rheinaue gGmbH", "Kreislaufwirtschaft Rheinaue", "Duisburg", "",
             "Ludger Hövelmann", "Clustermanager", "ludger.hoevelmann@example.org"),
    Newcomer("Medizintechnik Werra-Main e. V.", "Medizintechnik Werra-Main", "Meiningen", "", "Christiane Groß", "Geschäftsführerin",
             "christiane.gross@example.org"),
    Newcomer("Automobilzulieferer-Netzwerk Saar-Blies e. V.", "Automobilzulieferer Saar-Blies", "Homburg", "", "Pascal Therre", "Geschäftsführer",
             "pascal.therre@example.org"),
    Newcomer("Textilverbund Westsachsen e. V.", "Textilverbund Westsachsen", "Plauen", "", "Ute Mühlig", "Vorsitzende", "ute.muehlig@example.org"),
    Newcomer("Luftfahrtcluster Ostbrandenburg e. V.", "Luftfahrtcluster Ostbrandenburg", "Strausberg", "", "Janina Kossack",
             "Leiterin der Geschäftsstelle", "janina.kossack@example.org"),
    Newcomer("Kompetenznetz Sensorik Oberpfalz GmbH", "Sensorik Oberpfalz", "Regensburg", "", "Florian Zitzelsberger", "Geschäftsführer",
             "florian.zitzelsberger@example.org"),
    Newcomer("Bioökonomie-Bündnis Altmark e. V.", "Bioökonomie-Bündnis Altmark", "Stendal", "Dr.", "Katrin Böhlau", "Vorstandssprecherin",
             "katrin.boehlau@example.org"),
    Newcomer("Digitalwirtschaft Kieler Förde e. V.", "Digitalwirtschaft Kieler Förde", "Kiel", "", "Swantje Petersen", "Prokuristin",
             "swantje.petersen@example.org"),
    Newcomer("Produktionstechnik Bergisch-Sauerland e. V.", "Produktionstechnik Bergisch-Sauerland", "Lüdenscheid", "", "Volker Clemens",
             "Geschäftsführer", "volker.clemens@example.org"),
    Newcomer("Chemie- und Kunststoffnetzwerk Isar-Inn e. V.", "Chemie und Kunststoff Isar-Inn", "Burghausen", "", "Maria Obermeier",
             "Clustermanagerin", "maria.obermeier@example.org"),
    Newcomer("Agrartechnik Emsland–Hase e. V.", "Agrartechnik Emsland–Hase", "Lingen", "", "Hinrich Aschendorf", "Vorstand",
             "hinrich.aschendorf@example.org"),
    Newcomer("Arbeitsgemeinschaft Energieregion Neißeland\nder Industrie- und Handelskammern", "Energieregion Neißeland", "Görlitz", "",
             "Renate Lehnigk", "Geschäftsführerin", "renate.lehnigk@example.org"),
)
