/** Health, social work and personal care, in German. Format: ../../task-lexicon.ts. */
export const CARE_DE = `healthcare = Patienten, Klinik, Krankenhaus, Pflege, Gesundheit, Station, medizinisch
registered nurse | Grundpflege und Behandlungspflege, Wundversorgung, Vitalzeichen, Medikamente, Infusionen, Pflegedokumentation, Visite
licensed practical nurse | Körperpflege, Waschen, Lagerung, Essen anreichen, Pflegeheim, Bewohner, Mobilisation
nurse manager | Stationsleitung, Dienstplan, Pflegedienstleitung, Pflegeteam führen, Pflegequalität
nurse practitioner | Erweiterte Pflege, Untersuchung, Diagnostik, Behandlungsplan
physician | Diagnose, Behandlung, Sprechstunde, ärztlich, Approbation, Therapie, Facharzt
medical assistant | Arztpraxis, Blutabnahme, Praxisorganisation, Verbände, Patientenaufnahme
pharmacist | Arzneimittel, Rezepte, Apotheke, Rezeptur, Wechselwirkungen, Salben, Blistern
physical therapist | Krankengymnastik, Rehabilitation, Übungen, manuelle Therapie, Beweglichkeit
occupational therapist | Ergotherapie, Sprachtherapie, Logopädie, Schluckstörungen, Alltagstraining
dentist | Zahnbehandlung, Prophylaxe, Zahnarztpraxis, Füllungen, Zahnreinigung, Prothesen
medical laboratory technician | Blutproben, Laborwerte, Hämatologie, Blutbank, Analysegeräte, MTA
radiology technician | Röntgen, Computertomographie, MRT, Strahlenschutz, Bildgebung
medical coder | Kodierung, Diagnoseschlüssel, Abrechnung Klinik, DRG, Fallpauschalen
healthcare administrator | Klinikverwaltung, Krankenhausleitung, Versorgungszentrum, Gesundheitsmanagement
medical receptionist | Patientenanmeldung, Terminvergabe, Praxisempfang, Versichertenkarte
caregiver | Häusliche Pflege, Alltagsbegleitung, Haushalt, Senioren, Betreuung zu Hause, Spaziergang
paramedic | Rettungsdienst, Notfall, Krankentransport, Erstversorgung, Rettungswagen
dietitian | Ernährungsberatung, Diäten, Ernährungsplan, Nährwerte
veterinarian | Tierarztpraxis, Tiere behandeln, Impfungen, Tierklinik, Narkose
clinical research associate | Klinische Studien, Prüfzentren, Studienprotokoll, Monitoring, Ethikkommission
public health officer | Gesundheitsamt, Infektionsschutz, Epidemiologie, Prävention, Gesundheitsförderung
midwife | Geburtshilfe, Schwangere, Wochenbett, Kreißsaal, Vorsorge
optician | Brillen, Sehtest, Kontaktlinsen, Augenoptik, Refraktion
surgical technologist | Operationssaal, Instrumente, Sterilgut, Instrumentieren, OP-Vorbereitung
health insurance specialist | Krankenkasse, Leistungsprüfung, Kostenzusage, Versicherte
radiologist | Befundung, Gewebeproben, Pathologie, Schnittbilder
dialysis technician | Dialyse, EKG, Blutwäsche, Funktionsdiagnostik
nurse educator | Praxisanleitung, Pflegeschule, Auszubildende Pflege, Pflegepädagogik
prosthetist | Prothesen, Orthesen, Orthopädietechnik, Einlagen, Anpassung
hospital porter | Patiententransport, Betten schieben, Holdienst, Klinikservice
medical science liaison | Medizinische Fachinformation, Meinungsbildner, Gesundheitsdaten

social work = soziale Arbeit, Familien, Beratung, Hilfen, Betreuung, Menschen in Not
social worker | Jugendamt, Hilfeplan, Kindeswohl, Hausbesuche, Hilfen zur Erziehung, Stellungnahmen, Sozialpädagogik
psychologist | Psychotherapie, Diagnostik, Gesprächstherapie, psychologische Tests, Krisen
counselor | Suchtberatung, Beratungsgespräche, Lebenskrisen, Rückfallprophylaxe
youth worker | Jugendarbeit, Jugendliche, Jugendtreff, Freizeiten, Streetwork, Straßensozialarbeit
support worker | Behindertenhilfe, Wohngruppe, Assistenz, Eingliederungshilfe, Alltag begleiten
nonprofit program manager | Projektleitung Verein, Entwicklungszusammenarbeit, Förderprojekte, Hilfsorganisation
clergy | Seelsorge, Gottesdienst, Gemeinde, Predigt, Kirche
housing officer | Wohnungslosenhilfe, Arbeitsvermittlung, Wohnraum, Jobcenter, Eingliederung
behavior analyst | Verhaltenstherapie, Autismus, Verhaltensanalyse, Förderpläne
foster care worker | Pflegefamilien, Adoption, Pflegekinder, Vermittlung`;
