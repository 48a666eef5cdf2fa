/** Education, sport and fitness, in German. Format: ../../task-lexicon.ts. */
export const LEARNING_DE = `education = Schule, Unterricht, Schüler, Lernen, Kinder, Bildung
teacher | Unterrichten, Grundschule, Klassenleitung, Unterrichtsvorbereitung, Elterngespräche, Zeugnisse
high school teacher | Gymnasium, Abitur, Klausuren korrigieren, Fachunterricht, Mathematik, Physik
kindergarten teacher | Kita, Krippe, Eingewöhnung, Morgenkreis, Basteln, Entwicklungsgespräche, Spielen
special education teacher | Sonderpädagogik, Förderbedarf, Inklusion, Förderschule
teaching assistant | Schulbegleitung, Unterrichtsassistenz, Hausaufgabenhilfe, Pausenaufsicht
university lecturer | Vorlesungen, Hochschule, Seminare, Lehre, Prüfungen, Universität
language teacher | Sprachkurse, Deutsch als Fremdsprache, Englischunterricht, Konversation, Grammatik
tutor | Nachhilfe, Hausaufgaben, Einzelunterricht, Prüfungsvorbereitung
school principal | Schulleitung, Kollegium, Schulentwicklung, Schulverwaltung
instructional designer | Kursentwicklung, Lehrplan, E-Learning, Lernmaterialien
school counselor | Schulberatung, Berufsorientierung, Studienberatung, Beratungslehrer
childcare worker | Kinderbetreuung, Babysitten, Tagespflege, Kinder abholen
vocational trainer | Fahrschule, Berufsausbildung, Lehrwerkstatt, Kurse, Ausbildungsplan
admissions officer | Zulassung, Immatrikulation, Studierendenservice, Bewerberberatung
museum educator | Museumspädagogik, Führungen, Umweltbildung, Waldpädagogik
education program manager | Bildungsprogramme, Bildungsforschung, Evaluation, Schulprojekte
education technology specialist | Lernplattform, Schul-IT, digitale Bildung, Tablets
religious education teacher | Religionsunterricht, Prüfungsaufsicht, Konfirmanden
department chair | Fachbereichsleitung, Studiengang, Dekanat, Lehrplanung

fitness = Fitness, Training, Sport, Bewegung, Kurse, Studio
personal trainer | Trainingspläne, Krafttraining, Einzeltraining, Körperanalyse
yoga instructor | Yogakurse, Pilates, Atemübungen, Entspannung
gym manager | Studioleitung, Mitgliederverwaltung, Trainerteam, Kursplan
sports coach | Mannschaft, Spieltaktik, Trainerlizenz, Wettkämpfe, Verein
athletic trainer | Athletik, Kondition, Verletzungsprävention, Leistungssport
physical education teacher | Sportunterricht, Freizeitangebote, Ballspiele, Ferienprogramm
lifeguard | Beckenaufsicht, Schwimmkurse, Schwimmbad, Rettungsschwimmen
massage therapist | Massagen, Wellness, Spa, Körperbehandlungen
sports manager | Sportveranstaltungen, Sportverein, Turniere, Sponsoren
ski instructor | Skischule, Klettern, Skikurse, Bergführung
membership consultant gym | Mitgliedschaften verkaufen, Probetraining, Fitnessempfang
group exercise coordinator | Gruppenkurse, Zirkeltraining, Kursleitung`;
