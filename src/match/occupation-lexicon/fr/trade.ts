/** Sales, retail, business development, consulting, marketing, public relations and customer service, in French. Format: ../../task-lexicon.ts. */
export const TRADE_FR = `sales = vente, ventes, clients, chiffre d'affaires, commercial, objectifs de vente
sales representative | prospection, secteur géographique, visites clients, offres commerciales, négociation, fidélisation
sales manager | direction commerciale, animation de la force de vente, plan d'action commerciale, accords-cadres, objectifs
account manager | grands comptes, portefeuille de clients, négociations annuelles, développement des comptes
inside sales representative | télévente, prospection téléphonique, prise de rendez-vous, devis, commandes
retail sales associate | conseil en magasin, caisse, mise en rayon, vitrine, encaissement, boutique
store manager | gestion de magasin, plannings, démarque, mise en avant des produits, animation d'équipe, rayon
sales engineer | avant-vente, démonstrations techniques, solutions techniques, cahier des charges
cashier | encaissement, caisse, rendu de monnaie, passage en caisse, fonds de caisse
real estate agent | transactions immobilières, visites de biens, mandats, location, compromis de vente
sales assistant | administration des ventes, suivi des commandes, devis, appui commercial
medical sales representative | visite médicale, médecins, dispositifs médicaux, hôpitaux, information médicale
merchandiser | mise en rayon, implantation, animation des ventes, assortiment, têtes de gondole
wholesale representative | commerce de gros, distributeurs, revendeurs, grossistes
software sales executive | vente de logiciels, abonnements, démonstrations, cycle de vente
door-to-door salesperson | démarchage, porte-à-porte, animation commerciale, dégustation, ambassadeur de marque
store stock clerk | mise en rayon, réassort, étiquetage, réserve, facing
wireless sales consultant | forfaits mobiles, smartphones, boutique télécom, abonnements
furniture sales consultant | vente de meubles, conception de cuisines, ameublement, bricolage
auctioneer | enchères, antiquités, estimation, brocante, commissaire-priseur
sales trainer | formation commerciale, indicateurs de vente, outils de vente, coaching commercial

business development = développement commercial, croissance, nouveaux marchés, partenariats, stratégie
business development manager | nouvelles opportunités, conquête de marchés, études de marché, alliances
business development representative | prospection, qualification de prospects, prise de contact, cibles
partnership manager | gestion des partenaires, accords de partenariat, réseau de partenaires, alliances
entrepreneur | création d'entreprise, jeune entreprise, plan d'affaires, levée de fonds, gérance
general manager | direction générale, pilotage de l'activité, compte de résultat, direction de site
proposal manager | appels d'offres, réponses aux marchés publics, mémoires techniques, dossiers de candidature
strategy analyst | stratégie d'entreprise, études stratégiques, acquisitions, scénarios
product commercialization manager | lancement de produits, mise sur le marché, commercialisation, accès au marché
real estate developer | promotion immobilière, foncier, permis de construire, acquisition de terrains

consulting = conseil, missions de conseil, ateliers, processus, recommandations, diagnostic
management consultant | conseil en stratégie, organisation, transformation, restitutions, cabinet de conseil
business analyst | recueil des besoins, spécifications fonctionnelles, processus métier, recette, cahier des charges
IT consultant | intégration ERP, paramétrage, déploiement, conseil informatique, migration
project manager | gestion de projet, planning, jalons, budget du projet, comités de pilotage, chef de projet
change management consultant | conduite du changement, transformation, accompagnement des équipes, adhésion
policy analyst | politiques publiques, études, évaluation, notes de synthèse, législation
environmental consultant | développement durable, bilan carbone, études d'impact, RSE, environnement
quality consultant | amélioration continue, démarche qualité, certification, audits, lean
healthcare consultant | conseil en santé, organisation hospitalière, conseil financier, performance
beauty consultant | conseil beauté, soins de la peau, parfumerie, maquillage, conseil voyage
management trainee | programme jeunes diplômés, rotations, parcours d'intégration, immersion

marketing = marketing, campagnes, publicité, marque, cibles, promotion
marketing manager | stratégie marketing, plan marketing, budget publicitaire, agences, positionnement
marketing specialist | supports de communication, brochures, salons, lettres d'information, opérations
digital marketing specialist | acquisition, campagnes en ligne, référencement payant, pages d'atterrissage, coût d'acquisition
social media manager | réseaux sociaux, publications, communauté, modération, calendrier éditorial
content writer | rédaction, articles, contenus, accroches, textes publicitaires
SEO specialist | référencement naturel, mots-clés, positionnement, netlinking, audit de site
brand manager | lancement de produit, positionnement de marque, gamme, emballage, panels
market research analyst | études de marché, enquêtes, questionnaires, panels, consommateurs
media planner | plan média, achat d'espace, régies, audience, médiaplanning
ecommerce manager | boutique en ligne, fiches produits, panier, places de marché, commerce électronique
email marketing specialist | courriels, segmentation, base clients, scénarios automatisés, fidélisation
events marketing manager | salons professionnels, stands, tournées, lancements, foires

digital media = médias numériques, vidéos, site web, contenus, rédaction
digital media specialist | contenus web, mise en ligne, CMS, canaux numériques
digital media producer | production web, projets multimédias, podcasts, formats numériques
video content creator | tournage, chaîne, montage, scripts, vidéos courtes
digital asset manager | médiathèque, métadonnées, photothèque, indexation, droits d'image
digital advertising operations specialist | diffusion publicitaire, adserver, trafficking, programmatique
media relations digital editor | rédaction web, actualités en ligne, articles, direct
instructional media specialist | supports pédagogiques, audiovisuel, vidéoprojection, captation

public relations = relations publiques, presse, communication, médias, événements
public relations officer | communiqués de presse, relations presse, journalistes, conférences de presse, revue de presse
communications manager | communication interne, communication de crise, lettre interne, rapport annuel, brochures
public affairs manager | affaires publiques, lobbying, institutions, élus, plaidoyer
event manager | organisation d'événements, congrès, séminaires, prestataires, logistique événementielle
fundraiser | collecte de fonds, donateurs, mécénat, dons, legs
spokesperson | discours, porte-parole, prises de parole, éléments de langage
journalist | reportages, enquêtes, interviews, articles, journal, rédaction
community relations manager | relations avec les habitants, associations locales, concertation, bénévoles

customer service = service client, appels, téléphone, réclamations, demandes des clients, centre d'appels
call center agent | appels entrants, téléconseil, script, plateau téléphonique, renseignements
customer service representative | réclamations, commandes, retours, suivi des dossiers clients, factures, contrats
call center manager | superviseur, taux de décroché, encadrement de téléconseillers, qualité de service
customer success manager | fidélisation, accompagnement client, renouvellement, adoption
technical support representative | assistance technique, dépannage à distance, pannes, hotline, produits
quality analyst BPO | écoutes, évaluation des appels, grilles qualité, retours
back office associate | traitement de dossiers, saisie, gestion administrative, courriers clients
workforce management analyst | planification des effectifs, prévision d'appels, plannings
business process outsourcing specialist | externalisation, transfert de processus, prestataire, procédures
customer retention specialist | rétention, réservations, résiliations, reconquête
technical account coordinator | mise en œuvre, paramétrage client, déploiement, formation des clients`;
