/** Sales, retail, business development, consulting, marketing, public relations and customer service, in German. Format: ../../task-lexicon.ts. */
export const TRADE_DE = `sales = Verkauf, Vertrieb, Kunden, Umsatz, Angebote, Provision
sales representative | Außendienst, Kundenbesuche, Neukundengewinnung, Angebote, Verhandlung, Vertriebsgebiet
sales manager | Vertriebsleitung, Umsatzplanung, Außendienstmitarbeiter führen, Preisgestaltung, Rahmenverträge, Vertriebssteuerung
account manager | Großkunden, Bestandskunden, Jahresgespräche, Kundenentwicklung, Rahmenverträge
inside sales representative | Innendienst, Telefonakquise, Angebotserstellung, Leads, Auftragserfassung
retail sales associate | Kundenberatung im Laden, Kasse, Warenpräsentation, Regale auffüllen, Anprobe, Einzelhandel
store manager | Filialleitung, Personaleinsatz, Warenbestand, Kassenabschluss, Ladengeschäft, Inventur, Marktleitung
sales engineer | Technischer Vertrieb, Produktvorführung, Lösungsberatung, Projektierung, technische Angebote
cashier | Kassieren, Kassenband, Kassenabrechnung, Wechselgeld, Bezahlvorgang
real estate agent | Immobilienvermittlung, Besichtigungen, Exposé, Wohnungsverkauf, Vermietung, Kaufvertrag
sales assistant | Vertriebsunterstützung, Auftragsabwicklung, Angebotserstellung, Kundenstammdaten, Vertriebsassistenz
medical sales representative | Pharmareferent, Ärztebesuche, Klinikbesuche, Medizinprodukte, Fachgespräche
merchandiser | Warenplatzierung, Regalpflege, Verkaufsförderung, Displays, Sortiment
wholesale representative | Großhandel, Handelspartner, Händlerbetreuung, Vertriebspartner, Sortiment
software sales executive | Softwarevertrieb, Lizenzverkauf, Produktdemos, Vertragsabschluss, Abonnements
door-to-door salesperson | Haustürgeschäft, Promotion, Verkostung, Spendenwerbung, Standwerbung
store stock clerk | Regale einräumen, Warenverräumung, Preisauszeichnung, Warenannahme Markt
wireless sales consultant | Handyverträge, Tarife, Mobilfunk, Smartphones, Telefonladen
furniture sales consultant | Möbelverkauf, Küchenplanung, Einrichtungsberatung, Baumarkt, Polstermöbel
auctioneer | Versteigerung, Auktion, Antiquitäten, Schätzung, Katalog
sales trainer | Vertriebsschulung, Vertriebskennzahlen, Verkaufstraining, Vertriebsprozesse

business development = Geschäftsentwicklung, Wachstum, neue Märkte, Partnerschaften, Strategie
business development manager | Neugeschäft, Markterschließung, Geschäftsmodelle, Kooperationen, Marktanalyse
business development representative | Erstkontakt, Leadqualifizierung, Kaltakquise, Terminvereinbarung, Zielkunden
partnership manager | Partnermanagement, Kooperationsverträge, Partnernetz, Allianzen
entrepreneur | Unternehmensgründung, Gründung, Startkapital, Geschäftsplan, Selbstständigkeit
general manager | Geschäftsführung, Betriebsleitung, Ergebnisverantwortung, Standortleitung, Unternehmensführung
proposal manager | Ausschreibungen, Angebotserstellung, Vergabeunterlagen, Angebotskoordination
strategy analyst | Unternehmensstrategie, Marktstudien, Strategieprojekte, Zukäufe, Szenarien
product commercialization manager | Markteinführung, Produkteinführung, Vermarktung, Markteintritt
real estate developer | Projektentwicklung Immobilien, Grundstücke, Baurecht, Grundstücksankauf, Bauträger

consulting = Beratung, Beratungsprojekte, Workshops, Prozesse, Analyse, Konzepte
management consultant | Unternehmensberatung, Strategieberatung, Restrukturierung, Vorstandspräsentationen, Organisationsberatung
business analyst | Anforderungsanalyse, Geschäftsprozesse, Lastenheft, Fachkonzept, Prozessmodellierung
IT consultant | SAP-Einführung, Systemeinführung, Customizing, Softwareberatung, Migration
project manager | Projektleitung, Projektplan, Meilensteine, Terminplanung, Projektbudget, Risiken, Projektsteuerung
change management consultant | Veränderungsmanagement, Transformation, Kommunikation des Wandels, Schulungskonzept
policy analyst | Politikanalyse, Studien, Gutachten, Gesetzesvorhaben, Evaluation, Positionspapiere
environmental consultant | Umweltgutachten, Nachhaltigkeitsbericht, Ökobilanz, Emissionen, Klimaschutz, Umweltverträglichkeit
quality consultant | Prozessverbesserung, Qualitätsmanagement, Zertifizierung, Lean, Audits
healthcare consultant | Klinikberatung, Krankenhausprozesse, Sanierung, Finanzberatung
beauty consultant | Kosmetikberatung, Hautpflege, Parfümerie, Reiseberatung, Typberatung
management trainee | Traineeprogramm, Abteilungswechsel, Einstiegsprogramm, Nachwuchsprogramm

marketing = Marketing, Kampagnen, Werbung, Marke, Zielgruppen, Werbemaßnahmen
marketing manager | Marketingstrategie, Werbebudget, Markenführung, Agenturen steuern, Marketingplan
marketing specialist | Werbemittel, Broschüren, Messen, Newsletter, Veranstaltungen, Marketingmaterial
digital marketing specialist | Onlinekampagnen, Suchmaschinenwerbung, Landingpages, Google Ads, Webanalyse, Budgets
social media manager | Soziale Medien, Redaktionsplan, Beiträge, Reichweite, Instagram, Community
content writer | Werbetexte, Texten, Blogartikel, Redaktion, Überschriften, Textkonzeption
SEO specialist | Suchmaschinenoptimierung, Suchbegriffe, Rankings, Linkaufbau, Webseitenoptimierung
brand manager | Produkteinführung, Markenpositionierung, Verpackung, Sortiment, Markenauftritt
market research analyst | Marktforschung, Befragungen, Verbraucherstudien, Fragebogen, Auswertung, Panel
media planner | Mediaplanung, Anzeigenbuchung, Werbeplätze, Reichweite, Mediabudget
ecommerce manager | Onlineshop, Produktdaten, Warenkorb, Marktplätze, Shopsystem
email marketing specialist | E-Mail-Kampagnen, Newsletterversand, Kundensegmente, Kundendatenbank, Automatisierung
events marketing manager | Messeplanung, Messestand, Roadshow, Produktpräsentation, Messeauftritt

digital media = digitale Medien, Videos, Website, Inhalte, Redaktion
digital media specialist | Webinhalte, Contentpflege, Redaktionssystem, digitale Kanäle
digital media producer | Webproduktion, Multimediaprojekte, Podcasts, digitale Formate
video content creator | Videodreh, Drehbuch, Kanal, Schnitt, Streams
digital asset manager | Bilddatenbank, Mediathek, Metadaten, Verschlagwortung, Bildrechte
digital advertising operations specialist | Werbeausspielung, Anzeigenserver, Kampagnenaussteuerung, Programmatic
media relations digital editor | Onlineredaktion, Nachrichtenportal, Online-Artikel, Liveticker
instructional media specialist | Lernmedien, Medientechnik, Beamer, Aufzeichnung, Tontechnik

public relations = Öffentlichkeitsarbeit, Presse, Kommunikation, Medien, Veranstaltungen
public relations officer | Pressemitteilungen, Pressearbeit, Medienkontakte, Journalisten, Pressekonferenz
communications manager | Unternehmenskommunikation, interne Kommunikation, Mitarbeiterzeitung, Krisenkommunikation, Geschäftsbericht
public affairs manager | Interessenvertretung, Politik, Verbände, Ministerien, Stellungnahmen
event manager | Veranstaltungsplanung, Kongresse, Tagungen, Caterer, Ablaufplan, Eventorganisation
fundraiser | Spenden, Spenderbetreuung, Stiftungen, Förderanträge, Sponsoring
spokesperson | Reden, Pressesprecher, Statements, Redenschreiben, Interviews
journalist | Reportagen, Recherche, Interviews, Nachrichten, Artikel, Zeitung, Rundfunk
community relations manager | Bürgerbeteiligung, Stadtteilarbeit, Anwohner, Vereine, Ehrenamt

customer service = Kundenservice, Anrufe, Telefon, Kundenanfragen, Reklamationen, Callcenter
call center agent | Telefonate, Anrufer, Gesprächsleitfaden, Auskunft, Headset, Servicecenter
customer service representative | Beschwerden, Bestellungen, Retouren, Kundenkontakt, Rechnungsfragen, Vertragsfragen, Chat
call center manager | Teamleitung Callcenter, Servicelevel, Schichtplanung, Gesprächscoaching
customer success manager | Kundenbindung, Einführung beim Kunden, Vertragsverlängerung, Kundenerfolg
technical support representative | Technischer Support, Störungen, Fehlerdiagnose am Telefon, Produktfragen, Hotline
quality analyst BPO | Gesprächsbewertung, Qualitätssicherung Telefon, Mitschnitte, Feedback
back office associate | Sachbearbeitung, Vorgangsbearbeitung, Datenpflege, Posteingang, Aufträge
workforce management analyst | Personaleinsatzplanung, Anrufprognose, Schichtpläne, Auslastung
business process outsourcing specialist | Auslagerung, Prozessübernahme, Dienstleister, Prozesshandbuch
customer retention specialist | Kündigungsrückgewinnung, Reservierung, Buchungen, Kundenrückgewinnung
technical account coordinator | Implementierung beim Kunden, Einrichtung, Inbetriebnahme, Kundenschulung`;
