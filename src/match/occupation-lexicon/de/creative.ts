/** Arts, design, fashion and beauty, in German. Format: ../../task-lexicon.ts. */
export const CREATIVE_DE = `arts = Kunst, Film, Musik, Theater, Ausstellung, Bühne
artist | Malerei, Skulptur, Atelier, Zeichnung, Ausstellungen
art teacher | Kunstunterricht, Malkurse, Werken, Kunstpädagogik
musician | Instrument, Konzerte, Orchester, Musikschule, Chor
actor | Schauspiel, Rollen, Proben, Bühnenauftritte
museum curator | Museum, Sammlung, Kuratieren, Galerie, Ausstellungskonzept
film director | Regie, Dreharbeiten, Filmproduktion, Drehplan
video editor | Filmschnitt, Rohschnitt, Farbkorrektur, Montage
photographer | Fotografieren, Bildbearbeitung, Fotostudio, Porträts, Aufnahmen
sound engineer | Tonmischung, Mikrofone, Tonaufnahme, Beschallung
writer | Romane, Manuskripte, Drehbücher, Lektorat, Schreiben
makeup artist | Haare schneiden, Färben, Friseursalon, Make-up, Frisuren
art director | Kreativleitung, Bildkonzepte, Werbeagentur, Gestaltungskonzept
arts and crafts worker | Töpfern, Goldschmieden, Kunsthandwerk, Glasbläserei
talent agent | Künstlervermittlung, Booking, Gagen, Künstlerbetreuung
art conservator | Restaurierung, Konservierung, Gemälde, Denkmalpflege
theatre manager | Theaterbetrieb, Kartenverkauf, Spielplan, Abendkasse

design = Gestaltung, Entwürfe, Layout, Design, Grafik
graphic designer | Broschüren, Plakate, Druckdaten, Bildbearbeitung, Satz, Typografie, Mediengestaltung
web designer | Webdesign, Bildschirmgestaltung, Oberflächengestaltung, Webseitenlayout
UX designer | Nutzerforschung, Prototypen, Usability-Tests, Nutzerführung, Wireframes
interior designer | Innenarchitektur, Raumgestaltung, Möblierung, Materialien
industrial designer | Produktgestaltung, Industriedesign, Modellbau, Formgebung
motion designer | Animation, Trickfilm, bewegte Grafik, Storyboards
CAD designer | Technisches Zeichnen, Pläne zeichnen, CAD-Modelle, Bauzeichnungen
landscape designer | Gartenplanung, Ausstellungsgestaltung, Freiraumplanung
multimedia designer | Präsentationen gestalten, Multimedia, Infografiken
packaging designer | Verpackungsdesign, Druckvorstufe, Reinzeichnung, Etiketten
design manager | Designteam leiten, Designprozess, Gestaltungsrichtlinien
UX writer | Oberflächentexte, Texte für Apps, Tonalität
lighting designer | Lichtplanung, Muster, Oberflächendesign, Leuchten

apparel = Mode, Bekleidung, Textilien, Kollektion, Stoffe, Schnitte
fashion designer | Modeentwürfe, Kollektionsentwicklung, Schnittmuster, Trends
apparel merchandiser | Sortimentsplanung, Modeeinkauf, Saisonware
apparel production manager | Bekleidungsproduktion, Konfektion, Nähereien, Lieferplan
tailor | Nähen, Änderungen, Nähmaschine, Maßanzug, Zuschnitt
fashion stylist | Styling, Outfits, Fotoshootings, Kostüme
textile designer | Weberei, Garne, Stoffdruck, Strickware, Textiltechnik
apparel store manager | Modegeschäft, Anprobe, Stilberatung, Boutique
apparel sourcing manager | Textilbeschaffung, Musterprüfung, Lieferantenauswahl
uniform and sportswear specialist | Siebdruck, Berufskleidung, Stickerei, Trikots
bridal consultant | Brautmode, Hochzeitskleider, Abendkleider
apparel quality assurance manager | Stoffprüfung, Farbechtheit, Textillabor`;
