/** Human resources, accounting, finance, banking and insurance, in German. Format: ../../task-lexicon.ts. */
export const MONEY_DE = `human resources = Personal, Personalabteilung, Mitarbeiter, Betriebsrat, Arbeitsrecht, Personalwesen
human resources officer | Personalakten, Arbeitsverträge, Zeugnisse, Fehlzeiten, Eintritte und Austritte, Personalbetreuung
human resources manager | Personalstrategie, Personalführung, Betriebsvereinbarungen, Vergütungssystem, Personalplanung, Trennungsgespräche
recruiter | Stellenanzeigen, Bewerbungen sichten, Vorstellungsgespräche, Bewerberauswahl, Direktansprache, Personalvermittlung, Personalgewinnung
payroll specialist | Lohnabrechnung, Gehaltsabrechnung, Lohnsteuer, Sozialversicherung, Krankenkassen, Lohnbuchhaltung, Bescheinigungen
compensation and benefits specialist | Vergütung, Altersvorsorge, Gehaltsvergleich, Zusatzleistungen, Bonusmodelle, Entgelt
training and development specialist | Schulungen, Weiterbildung, Lernprogramme, Trainings, Personalentwicklung, Führungskräfteentwicklung
HR assistant | Personalunterlagen, Bescheinigungen, Terminkoordination, Bewerberkorrespondenz, Personalstammdaten
HR business partner | Beratung der Führungskräfte, Veränderungsprozesse, Personalgespräche, Organisationsentwicklung, Betriebsrat
employee relations specialist | Betriebsrat, Tarifverhandlungen, Abmahnungen, Kündigungen, Schlichtung, Betriebsvereinbarungen
HR analyst | Personalkennzahlen, Personalcontrolling, Auswertungen, Personalsystem, Stammdaten, Berichte
diversity and inclusion manager | Vielfalt, Gleichstellung, Chancengleichheit, Antidiskriminierung, Barrierefreiheit, Frauenförderung

accounting = Buchhaltung, Rechnungswesen, Konten, Jahresabschluss, Buchungen, Bilanz, DATEV, Finanzbuchhaltung
accountant | Monatsabschluss, Kontenabstimmung, Umsatzsteuervoranmeldung, Anlagenbuchhaltung, Sachkonten, Rückstellungen
senior accountant | Jahresabschluss nach HGB, Konzernabschluss, Wirtschaftsprüfer, Bilanzierung, Steuerbilanz, Konsolidierung
accounts payable clerk | Eingangsrechnungen, Kreditoren, Zahlungsläufe, Rechnungsprüfung, Lieferantenkonten
accounts receivable clerk | Debitoren, Mahnwesen, Zahlungseingänge, Forderungen, Ausgangsrechnungen, offene Posten
bookkeeper | Belege buchen, Kontieren, Kassenbuch, Bankbuchungen, laufende Buchhaltung, Vorkontierung
auditor | Prüfung, Innenrevision, Prüfungsbericht, Kontrollsystem, Abschlussprüfung, Stichproben, Prüfungsfeststellungen
tax accountant | Steuererklärungen, Steuerbescheide, Körperschaftsteuer, Einkommensteuer, Finanzamt, Steuerberatung, Betriebsprüfung
cost accountant | Kostenrechnung, Kalkulation, Kostenstellen, Deckungsbeitrag, Herstellkosten, Abweichungsanalyse
controller | Controlling, Budgetierung, Forecast, Berichtswesen, Soll-Ist-Vergleich, Abweichungsanalysen, Planung
finance director | Finanzstrategie, Liquidität, Kapitalbeschaffung, Geschäftsführung, Banken, Investitionen, Finanzleitung
forensic accountant | Betrugsermittlung, Unterschlagung, Beweissicherung, Gutachten, Sonderprüfung
government accountant | Haushaltsplan, Kameralistik, öffentliche Mittel, Doppik, Kommunalhaushalt, Kasse
billing manager | Fakturierung, Rechnungsstellung, Erlöse, Abrechnung, Gutschriften, Umsatzrealisierung
accounting systems analyst | Buchhaltungssysteme, SAP FI, Schnittstellen, Systemeinführung, Finanzsysteme

finance = Finanzen, Kapitalanlage, Versicherung, Fonds, Finanzmarkt, Wertpapiere
financial analyst | Finanzanalyse, Planung, Prognosen, Finanzmodelle, Kennzahlen, Berichte für das Management
finance manager | Finanzplanung, Budgetverantwortung, Wirtschaftlichkeit, Investitionsrechnung, Geschäftszahlen
investment analyst | Aktienanalyse, Unternehmensbewertung, Branchenstudien, Anlageempfehlungen, Research
investment banker | Unternehmenskäufe, Fusionen, Börsengang, Bewertung, Transaktionen, Due Diligence
portfolio manager | Portfolioverwaltung, Vermögensverwaltung, Anlagestrategie, Fondsmanagement, Anleihen
financial advisor | Vermögensberatung, Altersvorsorge, Anlageberatung, Finanzplanung, Kundenberatung
treasury analyst | Liquiditätsplanung, Zahlungsverkehr, Währungssicherung, Cash-Management, Bankbeziehungen
risk analyst | Risikoanalyse, Risikomanagement, Stresstests, Marktrisiken, Kreditrisiko, Aufsichtsrecht
actuary | Versicherungsmathematik, Tarifkalkulation, Reserven, Sterbetafeln, Solvency
trader | Börsenhandel, Wertpapierhandel, Aufträge, Derivate, Kurse, Handelsstrategien
insurance agent | Versicherungsvertrieb, Policen, Kundenberatung, Angebote, Versicherungsvertrag, Vorsorge
insurance underwriter | Risikoprüfung, Antragsprüfung, Zeichnung, Prämien, Annahmerichtlinien
claims adjuster | Schadenregulierung, Schadenmeldung, Schadenfälle, Gutachter, Deckungsprüfung
compliance analyst finance | Wertpapieraufsicht, MaRisk, Richtlinien, Überwachung, Meldewesen, BaFin
fund administrator | Fondsbuchhaltung, Anteilswert, Fondsverwaltung, Depotbank, Preisberechnung
venture fundraiser | Investorensuche, Kapitalrunde, Investorenbeziehungen, Hauptversammlung, Geschäftsbericht
pension administrator | Betriebsrente, Rentenberechnung, Pensionskasse, Altersversorgung, Versorgungsordnung
policy administrator insurance | Vertragsverwaltung, Policierung, Bestandsverwaltung, Kundenanfragen, Beitragsrechnung
real estate analyst | Immobilienbewertung, Verkehrswert, Gutachten, Mietrendite, Marktanalyse

banking = Bank, Kredit, Filiale, Sparkasse, Bankkunden, Konto
bank teller | Kassenschalter, Ein- und Auszahlungen, Überweisungen, Kontoeröffnung, Bargeld, Schalterservice
personal banker | Privatkundenberatung, Geldanlage, Baufinanzierung, Kontoführung, Kundenbindung
branch manager | Filialleitung, Filialteam, Vertriebsziele, Geschäftsstelle, Kundenberater führen
loan officer | Kreditvergabe, Baufinanzierung, Bonität, Kreditantrag, Finanzierungsberatung
loan processor | Kreditsachbearbeitung, Kreditunterlagen, Sicherheiten, Grundschuld, Auszahlung
credit analyst | Bonitätsprüfung, Kreditanalyse, Bilanzanalyse, Firmenkunden, Rating
anti-money laundering analyst | Geldwäscheprävention, Verdachtsmeldungen, Kundenprüfung, Transaktionsüberwachung
banking operations officer | Zahlungsabwicklung, Wertpapierabwicklung, Marktfolge, Abstimmung, Backoffice Bank
collections officer | Forderungseinzug, Inkasso, Mahnung, Ratenzahlung, Schuldner
bank vice president | Bankvorstand, Geschäftsfeld, Firmenkundengeschäft, Ergebnisverantwortung
credit union representative | Mitgliederberatung, Genossenschaftsbank, Sparkonten, Kontoservice
mortgage broker | Hypotheken, Vermittlung, Zinsvergleich, Finanzierungsangebote
payment fraud specialist | Zahlungsbetrug, Kartenbetrug, Rückbuchungen, Betrugserkennung`;
