/** Software, data and information technology, in French. Format: ../../task-lexicon.ts. */
export const TECHNOLOGY_FR = `information technology: software = développement logiciel, programmation, applications, code, développeurs, informatique
software developer | programmation, correction d'anomalies, tests unitaires, conception logicielle, revue de code
backend developer | API, serveurs, bases de données, services web, requêtes
frontend developer | interfaces utilisateur, pages web, composants, navigateurs, intégration
full stack developer | développement web, applications web, front et back, sites
mobile developer | applications mobiles, Android, téléphones, publication sur les stores
embedded software engineer | microcontrôleurs, logiciel embarqué, firmware, bus de terrain, temps réel
QA engineer | cas de test, automatisation des tests, anomalies, plans de test, recette
DevOps engineer | déploiements, intégration continue, supervision, astreintes, conteneurs, grappes
software architect | architecture logicielle, choix techniques, conception de solutions, schémas
engineering manager | direction technique, encadrement de développeurs, feuille de route technique
product manager | vision produit, priorisation, carnet de produit, besoins utilisateurs, feuille de route
scrum master | sprints, rétrospectives, méthodes agiles, facilitation
game developer | jeux vidéo, gameplay, moteurs de jeu, Unity
technical writer | documentation technique, notices, manuels, rédaction technique
blockchain developer | cryptomonnaies, contrats intelligents, chaîne de blocs
SharePoint developer | flux de travail, personnalisation CRM, SharePoint, Dynamics
release manager | livraisons, gestion des versions, pilotage des tests
RPA developer | automatisation des processus, robots logiciels, UiPath
AR VR developer | programmation graphique, réalité virtuelle, applications 3D

information technology: data = données, bases de données, statistiques, modèles, analyses, SQL
data analyst | tableaux de bord, rapports, extraction de données, indicateurs, visualisation, Power BI
data scientist | apprentissage automatique, modèles prédictifs, réseaux de neurones, algorithmes
data engineer | flux de données, entrepôt de données, pipelines, intégration de données
statistician | échantillons, tests d'hypothèses, plans d'expériences, enquêtes statistiques
database administrator | administration de bases de données, sauvegardes, optimisation des requêtes
data governance analyst | gouvernance des données, référentiels, catalogue de données, qualité des données
research scientist machine learning | traitement du langage, recherche en IA, publications, modèles de langage
bioinformatics scientist | génomique, séquençage, analyses bioinformatiques

information technology: systems = systèmes, réseau, serveurs, informatique, matériel, utilisateurs
IT support specialist | assistance aux utilisateurs, pannes, imprimantes, postes de travail, comptes, parc informatique
system administrator | administration systèmes, Linux, Windows Server, virtualisation, sauvegardes, mises à jour
network engineer | routeurs, commutateurs, pare-feu, câblage, infrastructures réseau
IT manager | direction informatique, stratégie informatique, budget informatique, prestataires
cybersecurity analyst | sécurité informatique, incidents de sécurité, vulnérabilités, tests d'intrusion
cloud architect | infrastructure, nuage, migration cloud, AWS, Azure
IT project manager | projets informatiques, déploiements, coordination, recette
ERP administrator | administration ERP, habilitations SAP, paramétrage, support applicatif
telecommunications technician | téléphonie, fibre optique, raccordement, antennes, réseaux télécoms
IT specialist military | exploitation, centre de calcul, opérateur, transmissions
web administrator | hébergement, maintenance de sites, noms de domaine, serveur web
IT trainer | formation bureautique, cours d'informatique, formation des utilisateurs
IT auditor technology | audit informatique, gestion des licences, inventaire du parc
computer repair technician | réparation d'ordinateurs, remplacement de composants, maintenance matérielle
identity and access administrator | gestion des accès, identités, habilitations, conformité informatique`;
