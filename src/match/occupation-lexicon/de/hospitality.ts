/** Kitchens, restaurants, hotels and travel, cleaning and safety, in German. Format: ../../task-lexicon.ts. */
export const HOSPITALITY_DE = `food and hospitality = Gäste, Küche, Restaurant, Hotel, Gastronomie, Speisen
chef | Küchenleitung, Speisekarte, Kalkulation Küche, Küchenbrigade, Menüplanung
cook | Kochen, Soßen, Beilagen, Posten, frische Zutaten, HACCP, Gerichte
pastry chef | Backen, Torten, Teig, Brot, Backstube, Konditorei
kitchen assistant | Spülküche, Gemüse putzen, Abwasch, Küchenreinigung
restaurant manager | Restaurantleitung, Serviceteam, Wareneinsatz, Reservierungen
waiter | Bestellungen aufnehmen, Tische eindecken, Weine empfehlen, Servieren, Gästebetreuung, Trinkgeld
bartender | Cocktails, Theke, Ausschank, Kaffee, Getränke mixen
hotel manager | Hotelleitung, Auslastung, Zimmerpreise, Hotelbetrieb
hotel receptionist | Check-in, Anreise und Abreise, Zimmerreservierung, Rezeption, Gästewünsche
housekeeper | Zimmerreinigung, Betten machen, Bettwäsche, Handtücher, Hausdame
catering manager | Bankett, Catering, Buffet, Feiern ausrichten
travel agent | Reisebüro, Reisebuchung, Stadtführung, Pauschalreisen, Ausflüge
fast food worker | Schnellimbiss, Burger, Systemgastronomie, Fritteuse
food scientist | Lebensmitteltechnologie, Rezepturen, Produktentwicklung Lebensmittel, Haltbarkeit
casino dealer | Spieltische, Roulette, Karten geben, Spielbank
sushi chef | Pizzateig, Sushi, Steinofen, Reis rollen
research chef | Kochkurse, Rezeptentwicklung, Kochschule
banquet captain | Veranstaltungsservice, Bankettaufbau, Tablettservice

safety = Sicherheit, Schutz, Einsatz, Gefahren, Ordnung, Wache
security guard | Objektschutz, Streife, Zugangskontrolle, Wachdienst, Kameras, Werkschutz, Wachberichte
police officer | Polizei, Ermittlungen, Streifendienst, Anzeigen, Festnahmen
firefighter | Feuerwehr, Brandbekämpfung, Löscheinsatz, Brandschutz, Rettung
soldier | Bundeswehr, Soldaten, Einheit, Auslandseinsatz, Truppe
correctional officer | Justizvollzug, Gefangene, Bewährungshilfe, Haftanstalt
security manager | Sicherheitskonzept, Ladendiebstahl, Sicherheitsleitung, Inventurverluste
emergency dispatcher | Leitstelle, Notrufe, Alarmempfang, Katastrophenschutz, Alarme, Disponent
border guard | Grenzkontrolle, Zoll, Abfertigung, Pässe
private investigator | Observation, Ermittlung, Betrugsfälle, Detektei
traffic warden | Parkraum, Verkehrsüberwachung, Strafzettel, Ordnungsamt
intelligence officer | Nachrichtendienst, Lagebild, Aufklärung, Marine

cleaning = Reinigung, Putzen, Sauberkeit, Böden, Hausmeister, Objekt
cleaner | Saugen, Wischen, Büroreinigung, Sanitärräume, Papierkörbe leeren, Unterhaltsreinigung, Reinigungsmittel
caretaker | Hausmeisterei, Kleinreparaturen, Heizung, Winterdienst, Grünpflege, Treppenhaus, Wohnanlage
laundry worker | Wäscherei, Bügeln, Mangeln, chemische Reinigung
pest control technician | Schädlingsbekämpfung, Fensterputzen, Glasreinigung, Köder
waste collector | Müllabfuhr, Wertstoffhof, Abfallsortierung, Recycling, Tonnen
mover | Umzug, Möbel tragen, Verpacken, Umzugswagen
funeral director | Bestattung, Trauerfeier, Särge, Trauernde
domestic worker | Haushaltsführung, Hauswirtschaft, Wäsche, Einkäufe, Kochen im Haushalt`;
