/** Kitchens, restaurants, hotels and travel, cleaning and safety, in French. Format: ../../task-lexicon.ts. */
export const HOSPITALITY_FR = `food and hospitality = clients, cuisine, restaurant, hôtel, restauration, plats
chef | chef de cuisine, carte, brigade, fiches techniques, coûts matières
cook | préparation des plats, entrées, sauces, produits frais, chambre froide, cuisinier
pastry chef | pâtisserie, pain, pâtes, boulangerie, fournil, gâteaux
kitchen assistant | plonge, épluchage, nettoyage de cuisine, aide de cuisine
restaurant manager | direction de restaurant, salle, équipe de service, marges
waiter | prise de commande, service en salle, vins, dressage des tables, chef de rang, encaissement
bartender | cocktails, comptoir, boissons, café, bar
hotel manager | direction d'hôtel, taux d'occupation, hébergement, exploitation
hotel receptionist | arrivées et départs, réservations, conciergerie, réception, clôture de nuit
housekeeper | chambres, literie, linge, ménage d'hôtel, gouvernante, étages
catering manager | banquets, traiteur, buffets, réceptions, événements
travel agent | agence de voyages, circuits, billets, visites guidées, séjours
fast food worker | restauration rapide, burgers, comptoir, frites
food scientist | agroalimentaire, recettes, formulation, conservation, hygiène alimentaire
casino dealer | casino, tables de jeu, roulette, cartes, croupier
sushi chef | pizzas, sushis, four, pâte
research chef | cours de cuisine, création de recettes, école hôtelière
banquet captain | service traiteur, extras, mise en place de banquets

safety = sécurité, protection, intervention, surveillance, secours, ordre public
security guard | rondes, contrôle d'accès, surveillance, main courante, incendie, vidéosurveillance
police officer | police, enquêtes, patrouilles, plaintes, interpellations
firefighter | pompiers, incendies, extinction, sauvetage, prévention incendie
soldier | armée, militaires, unité, opérations, régiment
correctional officer | prison, détenus, surveillance pénitentiaire, probation, insertion
security manager | sûreté, plan de sécurité, démarque inconnue, prévention des vols
emergency dispatcher | télésurveillance, alarmes, appels d'urgence, levée de doute, salle de contrôle
border guard | douane, frontières, contrôle des passeports, marchandises
private investigator | filatures, enquêtes privées, fraudes, détective
traffic warden | stationnement, verbalisation, circulation, voie publique
intelligence officer | renseignement, analyse, marine, veille

cleaning = nettoyage, propreté, entretien, sols, locaux, ménage
cleaner | aspiration, lavage des sols, bureaux, sanitaires, poubelles, monobrosse, produits
caretaker | gardiennage, petites réparations, chaudière, espaces verts, immeuble, dépannage
laundry worker | blanchisserie, repassage, linge, pressing, lavage
pest control technician | dératisation, désinsectisation, vitres, traitement nuisibles
waste collector | collecte des déchets, tri, déchetterie, recyclage, bennes
mover | déménagement, port de meubles, emballage, camion
funeral director | funérailles, obsèques, cercueils, familles endeuillées
domestic worker | employé de maison, repassage, courses, intendance`;
