/** Software, data and information technology, in German. Format: ../../task-lexicon.ts. */
export const TECHNOLOGY_DE = `information technology: software = Softwareentwicklung, Programmierung, Anwendungen, Quellcode, Entwickler, Informatik, agile Entwicklung
software developer | Programmieren, Softwarearchitektur, Fehlerbehebung, Versionsverwaltung, Softwaretests, Codequalität
backend developer | Schnittstellen, Serveranwendungen, Datenbanken, Webdienste, Dienste, Server
frontend developer | Benutzeroberflächen, Webseiten, Komponenten, Browser, Weboberfläche
full stack developer | Webentwicklung, Webanwendungen, Oberfläche und Server, Webprojekte
mobile developer | Apps, Mobilgeräte, Android, App-Entwicklung, Smartphones
embedded software engineer | Mikrocontroller, Steuergeräte, hardwarenahe Programmierung, Firmware, Bussysteme
QA engineer | Testfälle, Testautomatisierung, Fehlerberichte, Testpläne, Qualitätssicherung Software
DevOps engineer | Bereitstellung, Automatisierung, Überwachung, Kubernetes, Rufbereitschaft, Infrastruktur als Code
software architect | Systemarchitektur, Architekturentscheidungen, Lösungsentwurf, Technologieauswahl
engineering manager | Entwicklungsleitung, Entwicklerteam führen, technische Roadmap, Mitarbeiterentwicklung
product manager | Produktvision, Anforderungen, Priorisierung, Produktstrategie, Nutzerbedürfnisse
scrum master | Sprints, Retrospektiven, agile Methoden, Teammoderation
game developer | Spieleentwicklung, Spielmechanik, Unity, Computerspiele
technical writer | Technische Dokumentation, Bedienungsanleitungen, Handbücher, Redaktionsleitfaden
blockchain developer | Kryptowährung, Smart Contracts, verteilte Systeme
SharePoint developer | Workflows, SharePoint-Anpassung, CRM-Anpassung, Dynamics
release manager | Freigaben, Testleitung, Auslieferung, Releaseplanung
RPA developer | Prozessautomatisierung, Softwareroboter, UiPath
AR VR developer | Grafikprogrammierung, virtuelle Realität, 3D-Anwendungen

information technology: data = Daten, Datenbanken, Statistik, Auswertungen, Modelle, SQL
data analyst | Datenauswertung, Berichte, Dashboards, Datenqualität, Kennzahlen, Power BI, Datenanalyse
data scientist | Maschinelles Lernen, Vorhersagemodelle, neuronale Netze, Algorithmen, Statistikmodelle
data engineer | Datenpipelines, Datenintegration, Data Warehouse, Datenflüsse
statistician | Studienauswertung, Stichproben, Hypothesentests, Biometrie
database administrator | Datenbankverwaltung, Datensicherung, Leistungsoptimierung, Datenbankbetrieb
data governance analyst | Stammdatenpflege, Datenstandards, Datenkatalog, Datenqualität
research scientist machine learning | Sprachverarbeitung, Forschung KI, Veröffentlichungen, Sprachmodelle
bioinformatics scientist | Genomdaten, Sequenzanalyse, Bioinformatik

information technology: systems = Systeme, Netzwerk, Server, IT-Betrieb, Hardware, Benutzer
IT support specialist | Anwenderbetreuung, Tickets, Drucker, Arbeitsplatzrechner, Benutzerkonten, Störungsannahme
system administrator | Serverbetrieb, Linux, Windows Server, Systemadministration, Virtualisierung, Datensicherung, Updates
network engineer | Switches, Router, Firewalls, Netzwerktechnik, Verkabelung, WLAN
IT manager | IT-Leitung, IT-Strategie, IT-Budget, Dienstleistersteuerung
cybersecurity analyst | Informationssicherheit, Sicherheitsvorfälle, Schwachstellen, Penetrationstests, IT-Sicherheit
cloud architect | Cloud-Umgebungen, Infrastruktur, AWS, Azure, Cloudmigration
IT project manager | IT-Projekte, Einführungsprojekte, Rollout, Projektkoordination IT
ERP administrator | SAP-Basis, Berechtigungen, ERP-Betrieb, Transporte
telecommunications technician | Telefonanlagen, Glasfaser, Funktechnik, Mobilfunkmasten, Nachrichtentechnik
IT specialist military | Rechenzentrum, Operating, Funkgeräte, Fernmelder
web administrator | Webserver, Website-Betreuung, Domains, Webhosting
IT trainer | EDV-Schulungen, Office-Kurse, Anwenderschulung
IT auditor technology | IT-Revision, Lizenzmanagement, IT-Inventar
computer repair technician | PC-Reparatur, Geräteaustausch, Bauteile wechseln, Hardwarewartung
identity and access administrator | Berechtigungsverwaltung, Zugriffsrechte, Identitäten, Rezertifizierung`;
