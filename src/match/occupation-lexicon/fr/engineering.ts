/** Engineering and science, in French. Format: ../../task-lexicon.ts. */
export const ENGINEERING_FR = `engineering = ingénierie, technique, conception, études, installations, machines
mechanical engineer | pièces mécaniques, plans, calculs de résistance, modélisation, CAO, prototypes, bureau d'études
electrical engineer | schémas électriques, haute tension, réseaux électriques, distribution, électrotechnique
electronics engineer | cartes électroniques, circuits, composants, électronique, schématique
process engineer | génie des procédés, réacteurs, dimensionnement, usine chimique
manufacturing engineer | méthodes, temps de cycle, lignes de production, rebuts, industrialisation
quality engineer | assurance qualité, non-conformités, plans de contrôle, audits, réclamations clients
automation engineer | automates programmables, robotique, mise en service, automatisme, régulation
maintenance engineer | maintenance préventive, fiabilité, disponibilité des équipements, pannes
project engineer | gestion de projets industriels, planning, sous-traitants, chantier
petroleum engineer | forages, mines, gisements, pétrole, extraction
energy engineer | énergies renouvelables, photovoltaïque, éolien, efficacité énergétique
biomedical engineer | dispositifs médicaux, génie biomédical, équipements médicaux, certification
nuclear engineer | nucléaire, matériaux, métallurgie, radioprotection
environmental engineer | traitement de l'eau, assainissement, dépollution, station d'épuration
safety engineer | prévention des risques, document unique, accidents du travail, sécurité au travail
test engineer hardware | bancs d'essai, essais, validation, mesures
engineering technician | mesures, relevés, montage d'essais, technicien d'études
systems engineer hardware | ingénierie système, défense, exigences, intégration
naval architect | construction navale, coque, chantier naval, architecture navale
packaging engineer | plasturgie, injection plastique, emballage, films
fire protection engineer | sécurité incendie, acoustique, désenfumage, bruit
oil rig worker | plateforme pétrolière, forage, offshore, tiges
semiconductor process engineer | semi-conducteurs, salle blanche, lithographie, optique

science = laboratoire, recherche, échantillons, expériences, science
chemist | chimie, synthèse, chromatographie, dosages, titrage, spectrométrie
biologist | biologie, culture cellulaire, bactéries, microbiologie, souches
research scientist | projets de recherche, publications, thèse, protocoles expérimentaux
laboratory technician | préparation d'échantillons, appareils de mesure, réactifs, analyses, paillasse
physicist | physique, télescope, simulation, mesures, particules
environmental scientist | écologie, biodiversité, inventaires faunistiques, milieux naturels
pharmaceutical scientist | développement pharmaceutique, affaires réglementaires, dossiers d'AMM, BPF
meteorologist | météorologie, prévisions, climat, océanographie
social scientist | sciences sociales, enquêtes de terrain, société, entretiens qualitatifs
food and agricultural scientist | sélection végétale, semences, essais en champ, sols
toxicologist | toxicologie, police scientifique, expertises, substances`;
