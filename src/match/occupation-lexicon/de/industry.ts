/** Production, logistics, farming and nature, in German. Format: ../../task-lexicon.ts. */
export const INDUSTRY_DE = `production = Produktion, Fertigung, Maschinen, Werk, Schicht, Werkzeuge
production worker | Fließband, Montagearbeiten, Verpacken, Produktionshelfer, Sichtkontrolle
machine operator | Drehen, Fräsen, CNC, Maschinen rüsten, Zerspanung
welder | Schweißen, Schlossern, Metallbau, Schweißnähte, Blech
production supervisor | Schichtleitung, Produktionsteam, Stückzahlen, Meister
industrial mechanic | Instandhaltung, Maschinenreparatur, Wartung, Hydraulik, Pneumatik, Störungen beheben
chemical operator | Chemieanlagen bedienen, Chargen, Mischen, Leitwarte
tool and die maker | Werkzeugbau, Formenbau, Stanzwerkzeuge, Erodieren
production planner | Produktionsplanung, Materialbedarf, Feinplanung, Fertigungsaufträge
printer | Druckmaschine, Offset, Druckfarben, Weiterverarbeitung
butcher | Fleisch zerlegen, Wurst, Metzgerei, Schlachten, Lebensmittelproduktion
upholsterer | Polstern, Möbeltischlerei, Bezüge, Furnier
quality technician production | Wareneingangsprüfung, Messmittel, Prüfprotokolle, Qualitätskontrolle
industrial painter | Pulverbeschichtung, Industrielackierung, Strahlen, Oberflächen
paper mill operator | Papiermaschine, Sägewerk, Holzzuschnitt

logistics = Lager, Transport, Logistik, Lieferung, Waren, Versand, Spedition
warehouse worker | Kommissionieren, Wareneingang, Einlagern, Verpacken, Verladen, Scanner, Lieferscheine
warehouse manager | Lagerleitung, Schichtplanung Lager, Lagerprozesse, Bestandsgenauigkeit
forklift operator | Gabelstapler, Schubmaststapler, Staplerschein, Paletten
truck driver | Lkw, Fernverkehr, Sattelzug, Ladungssicherung, Fahrerkarte, Lenkzeiten, Führerschein CE
delivery driver | Paketzustellung, Auslieferung, Lieferwagen, Tour, Zustellung
bus driver | Bus, Fahrgäste, Linienverkehr, Taxi, Fahrplan
logistics coordinator | Disposition, Tourenplanung, Sendungen, Frachtkosten, Transportplanung
supply chain manager | Lieferkette, Bedarfsplanung, Bestände, Beschaffungslogistik
freight forwarder | Seefracht, Zollanmeldung, Import und Export, Speditionskaufmann
inventory specialist | Bestandsführung, Inventur, Zählung, Bestandsabweichungen
ship captain | Schiff, Navigation, Decksdienst, Seefahrt, Hafen
mail carrier | Briefe zustellen, Postsendungen, Sortierung, Postfiliale
logistics engineer | Lagerplanung, Materialfluss, Intralogistik, Prozessanalyse

agriculture = Landwirtschaft, Pflanzen, Tiere, Ernte, Felder, Betrieb, Garten
farmer | Ackerbau, Viehhaltung, Hofleitung, Getreide, Milchkühe
farm worker | Erntehelfer, Melken, Traktor, Stall, Obsternte, Feldarbeit
agronomist | Pflanzenschutz, Bodenanalyse, Anbauberatung, Sorten
agricultural technician | Feldversuche, Beratung der Landwirte, Agrartechnik
agricultural sales representative | Saatgutverkauf, Agrarhandel, Düngemittel
gardener | Gartenbau, Rasen mähen, Hecken schneiden, Pflastern, Beete, Landschaftsbau, Gehölze
forester | Forst, Baumfällung, Motorsäge, Holzernte, Wald
fisher | Fischfang, Fischzucht, Netze, Teiche
animal caretaker | Tierpflege, Füttern, Ställe ausmisten, Tierheim
winemaker | Weinbau, Keller, Reben, Bienen, Honig
agricultural engineer | Landtechnik, Traktoren reparieren, Erntemaschinen
agricultural economist | Agrarmärkte, Agrarpolitik, Absatz von Agrarprodukten
pesticide applicator | Spritzmittel, Silo, Getreidelager, Pflanzenschutzgeräte
animal nutritionist | Tierernährung, Futtermittel, Viehhandel`;
