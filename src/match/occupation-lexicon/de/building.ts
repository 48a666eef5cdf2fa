/** Construction, trades, vehicles and aviation, in German. Format: ../../task-lexicon.ts. */
export const BUILDING_DE = `construction = Bau, Baustelle, Gebäude, Montage, Handwerk, Neubau, Sanierung
construction manager | Bauleitung, Bauablauf, Nachunternehmer, Bauprojekte, Abnahme, VOB
construction superintendent | Polier, Kolonne, Baustellenüberwachung, Arbeitsvorbereitung Baustelle
construction worker | Betonieren, Schalung, Gerüst, Abbruch, Erdarbeiten
civil engineer | Statik, Tragwerk, Tiefbau, Brücken, Straßenplanung, Bemessung
architect | Entwurf, Bauantrag, Grundrisse, Werkplanung, Architekturbüro
quantity surveyor | Baukosten, Aufmaß, Leistungsverzeichnis, Kalkulation Bau, Abrechnung Bau
carpenter | Holz, Möbelbau, Fenster und Türen, Dachstuhl, Schreinerei, Innenausbau
plumber | Rohre, Sanitär, Bäder, Gasthermen, Wasserhähne, Rohrbruch, Wärmepumpen, Heizungsanlagen
electrician | Leitungen verlegen, Schaltschränke, Verteilerschrank, Steckdosen, Stromkreise, Elektroinstallation, Leuchten
painter | Malerarbeiten, Tapezieren, Spachteln, Verputzen, Trockenbau, Anstrich
roofer | Dach decken, Mauern, Ziegel, Fliesen legen, Dachziegel, Mörtel
HVAC technician | Klimaanlagen, Kältetechnik, Lüftung, Heizungsbau, Wärmepumpe
heavy equipment operator | Bagger, Kran, Radlader, Baumaschinen, Erdbewegung
surveyor | Vermessung, Tachymeter, Lageplan, Absteckung, Kataster
building inspector | Bauaufsicht, Bebauungsplan, Baugenehmigung, Stadtentwicklung
construction administrator | Baudokumentation, Terminplan, Nachträge, Bauüberwachung
fire alarm technician | Alarmanlagen, Brandmelder, Zutrittskontrolle, Videoanlagen, Solaranlagen
asbestos abatement worker | Asbestsanierung, Schimmel, Wasserschäden, Bautrocknung
road worker | Asphalt, Straßenbau, Kanalbau, Gleise, Pflastern, Rohrleitungsbau
kitchen fitter | Küchenmontage, Parkett, Bodenbeläge, Zäune, Fenstermontage

automobile = Fahrzeuge, Werkstatt, Auto, Kfz, Autohaus, Motor
automotive technician | Inspektion, Bremsen, Fahrwerk, Getriebe, Fehlerspeicher, Ölwechsel, Reifen, Zahnriemen, Autoreparatur
automotive service advisor | Serviceannahme, Werkstattaufträge, Kostenvoranschlag, Fahrzeugannahme, Werkstattleitung
automotive sales consultant | Autoverkauf, Probefahrt, Neuwagen, Gebrauchtwagen, Leasing
auto body technician | Karosserie, Lackieren, Blecharbeiten, Ausbeulen, Schleifen, Fahrzeugaufbereitung
automotive engineer | Fahrzeugentwicklung, Antriebsstrang, Fahrerassistenz, Fahrversuch
dealership manager | Autohausleitung, Finanzierung, Händlergeschäft
diesel mechanic | Lkw-Reparatur, Dieselmotoren, Nutzfahrzeuge, Landmaschinen, Hydraulik
automobile insurance adjuster | Kfz-Gutachten, Unfallschaden, Schadenkalkulation
motorcycle mechanic | Motorräder, Reifenwechsel, Zweiräder, Auswuchten
automotive production worker | Fahrzeugmontage, Bandarbeit, Karosseriebau, Autowerk
tow truck driver | Pannenhilfe, Abschleppen, Abschleppwagen
automotive marketing manager | Automobilmarketing, Händlerwerbung, Kundenbindung Autohaus
electric vehicle technician | Elektrofahrzeuge, Hochvolt, Batterien, Ladesäulen

aviation = Luftfahrt, Flugzeug, Flughafen, Flug, Fluggesellschaft
pilot | Cockpit, Flugstunden, Landung, Flugplanung, Pilotenlizenz
flight attendant | Kabine, Passagiere, Bordservice, Sicherheitseinweisung
aircraft mechanic | Flugzeugwartung, Triebwerke, Avionik, Hangar
air traffic controller | Flugsicherung, Tower, Luftraum, Flugfreigaben
airport operations agent | Vorfeld, Gepäck, Bodenabfertigung, Check-in Flughafen
aviation manager | Flughafenbetrieb, Terminal, Verkehrsleitung
aerospace engineer | Luft- und Raumfahrttechnik, Aerodynamik, Strukturen, Satelliten
drone operator | Drohnen, Luftbilder, Fernsteuerung
airline cargo agent | Luftfracht, Frachtpapiere, Frachtabfertigung
aircraft assembler | Flugzeugmontage, Nieten, Faserverbund
aviation rescue firefighter | Flughafenfeuerwehr, Fluggastkontrolle, Luftsicherheit
airline marketing analyst | Streckenplanung, Flugpläne, Auslastung Flüge`;
