/** Engineering and science, in German. Format: ../../task-lexicon.ts. */
export const ENGINEERING_DE = `engineering = Technik, Ingenieurwesen, Konstruktion, Entwicklung, Anlagen, Maschinen
mechanical engineer | Bauteile, Baugruppen, Zeichnungen, Stücklisten, Festigkeitsberechnung, Toleranzen, Maschinenbau, CAD
electrical engineer | Schaltpläne, Energietechnik, Mittelspannung, Stromversorgung, Elektroplanung
electronics engineer | Leiterplatten, Schaltungsentwicklung, Elektronik, Hardwareentwicklung, Bauelemente
process engineer | Verfahrenstechnik, Reaktoren, Prozessauslegung, Chemieanlage, Scale-up
manufacturing engineer | Fertigungsplanung, Taktzeiten, Montagelinien, Ausschuss, Arbeitsvorbereitung, Produktionsoptimierung
quality engineer | Qualitätsplanung, Reklamationsbearbeitung, Prüfpläne, Audits, Fehleranalyse, Qualitätsmanagement
automation engineer | SPS-Programmierung, Steuerungstechnik, Robotik, Inbetriebnahme, Automatisierungstechnik
maintenance engineer | Instandhaltungsplanung, Anlagenverfügbarkeit, Störungsanalyse, vorbeugende Wartung
project engineer | Anlagenbau, Projektabwicklung, Lieferantensteuerung, Baustellenabwicklung
petroleum engineer | Bohrungen, Bergbau, Lagerstätten, Erdöl, Förderung
energy engineer | Photovoltaik, Windkraft, Energieeffizienz, Energieberatung, Netzanschluss
biomedical engineer | Medizintechnik, Medizingeräte, Zulassung, Implantate
nuclear engineer | Kerntechnik, Werkstoffprüfung, Metallurgie, Strahlenschutz
environmental engineer | Wasseraufbereitung, Abwasser, Altlasten, Kläranlage, Umwelttechnik
safety engineer | Arbeitssicherheit, Gefährdungsbeurteilung, Unfallverhütung, Sicherheitsunterweisung
test engineer hardware | Prüfstand, Versuche, Validierung, Messtechnik, Testläufe
engineering technician | Messungen, technische Zeichnungen, Versuchsaufbau, Prüfungen, Technikerschule
systems engineer hardware | Systemtechnik, Anforderungsmanagement, Verteidigungstechnik, Systemintegration
naval architect | Schiffbau, Rumpf, Werft, Schiffsentwurf
packaging engineer | Kunststofftechnik, Spritzguss, Verpackungsentwicklung, Folien
fire protection engineer | Brandschutzkonzept, Schallschutz, Akustik, Brandmeldeanlagen
oil rig worker | Bohrinsel, Bohrturm, Bohrgestänge, Offshore
semiconductor process engineer | Halbleiter, Reinraum, Lithografie, Optik

science = Labor, Forschung, Proben, Versuche, Wissenschaft
chemist | Analytik, Synthese, Chromatographie, Titration, chemische Analysen, HPLC
biologist | Mikrobiologie, Zellkultur, Bakterien, Biologie, Keime
research scientist | Forschungsprojekte, Publikationen, Drittmittel, Versuchsplanung
laboratory technician | Probenvorbereitung, Laborgeräte, Messreihen, Reagenzien, Laborarbeit, LIMS
physicist | Physik, Messdaten, Teleskop, Simulation, Experimente
environmental scientist | Naturschutz, Kartierung, Ökologie, Artenschutz, Bodenproben
pharmaceutical scientist | Arzneimittelentwicklung, Zulassungsdossier, Wirkstoffe, GMP, Stabilitätsprüfung
meteorologist | Wetterdaten, Klimamodelle, Ozeanographie, Vorhersage
social scientist | Sozialforschung, Feldforschung, Befragungen, Gesellschaft
food and agricultural scientist | Pflanzenzüchtung, Saatgut, Bodenkunde, Feldversuche
toxicologist | Toxikologie, Spurensicherung, Gutachten, Giftstoffe`;
