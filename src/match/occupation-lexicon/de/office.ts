/** Law, administration, purchasing, government and property, in German. Format: ../../task-lexicon.ts. */
export const OFFICE_DE = `law = Recht, Kanzlei, Mandanten, Gericht, Verträge, Rechtsberatung, Gesetze
lawyer | Mandate, Prozessführung, Klage, Schriftsätze, Rechtsstreit, Prozessvertretung
legal counsel | Vertragsgestaltung, Rechtsabteilung, Gesellschaftsrecht, Vertragsprüfung, Rechtsfragen
criminal lawyer | Strafrecht, Staatsanwaltschaft, Verteidigung, Anklage, Ermittlungsverfahren
family lawyer | Familienrecht, Scheidung, Unterhalt, Aufenthaltsrecht, Asylverfahren, Sorgerecht
paralegal | Aktenführung, Recherche, Fristen, Mandantenakten, Rechtsanwaltsfachangestellte, Gebührenabrechnung
legal secretary | Fristenkalender, Diktat, Schriftsätze, Zwangsvollstreckung, Gerichtspost, Geschäftsstelle
compliance officer | Richtlinien, Hinweisgebersystem, Regelüberwachung, Compliance, interne Untersuchungen
judge | Urteil, Verhandlung, Rechtsprechung, Richteramt, Beschlüsse
contract manager | Vertragsmanagement, Nachträge, Vertragsverhandlung, Vertragsdatenbank
patent attorney | Patente, Marken, Schutzrechte, Patentanmeldung, Urheberrecht
notary | Notariat, Beurkundung, Grundbuch, Kaufverträge, Erbrecht
victim advocate | Opferhilfe, Opferschutz, Begleitung vor Gericht, Gewaltopfer
privacy officer | Datenschutz, DSGVO, Betroffenenrechte, Verarbeitungsverzeichnis, Datenschutzberatung
bailiff | Zwangsvollstreckung, Pfändung, Zustellung, Gerichtsvollzieher, Räumung
immigration caseworker | Visaanträge, Aufenthaltstitel, Ausländerbehörde, Konsulat, Einbürgerung
insurance defense attorney | Arzthaftung, Versicherungsrecht, Schadensersatz, Haftungsfälle

administration = Büro, Verwaltung, Termine, Schriftverkehr, Ablage, Organisation
administrative assistant | Posteingang, Terminkoordination, Protokolle, Stammdaten, Korrespondenz, Besprechungen vorbereiten
executive assistant | Vorstandssekretariat, Reiseplanung, Kalenderführung, Präsentationen, Geschäftsführung entlasten, Reisekosten
office manager | Büroorganisation, Lieferanten, Büromaterial, Empfang leiten, Mietverträge, Umzug
receptionist | Empfang, Telefonzentrale, Besucher begrüßen, Post, Konferenzräume
data entry clerk | Dateneingabe, Datenerfassung, Zehnfingersystem, Tastatur, Erfassung
records clerk | Archiv, Aktenverwaltung, Registratur, Digitalisierung, Aufbewahrung
procurement officer | Einkauf, Lieferantenverhandlung, Bestellwesen, Beschaffung, Rahmenverträge, Bestellungen
facilities manager | Gebäudemanagement, Mietverwaltung, Hausverwaltung, Instandhaltung, Mieter, Nebenkosten, Fremdfirmen
civil servant | Behörde, Verwaltungsrecht, Bescheide, Anträge bearbeiten, Bürgerbüro, Kommunalverwaltung
translator | Übersetzen, Dolmetschen, Lektorat, Fachtexte, Simultandolmetschen, Zielsprache
librarian | Bücher, Ausleihe, Katalogisierung, Leseförderung, Bibliotheksbestand
legal and office support temp | Schreibarbeiten, virtuelle Assistenz, Zeitarbeit Büro, Aushilfe
statistics clerk | Statistiken, Erhebungen, Einsatzplanung, Disposition, Tabellen
politician | Gemeinderat, Parlament, Wahlkreis, Abgeordnete, Gesetzentwürfe
grants administrator | Förderanträge, Drittmittel, Verwendungsnachweise, Projektverwaltung`;
