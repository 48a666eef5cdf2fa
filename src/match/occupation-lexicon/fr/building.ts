/** Construction, trades, vehicles and aviation, in French. Format: ../../task-lexicon.ts. */
export const BUILDING_FR = `construction = chantier, bâtiment, travaux, pose, rénovation, construction
construction manager | conduite de travaux, sous-traitants, suivi de chantier, réception des travaux, planning
construction superintendent | chef de chantier, équipes, approvisionnement du chantier, sécurité
construction worker | béton, coffrage, échafaudage, démolition, terrassement
civil engineer | structures, génie civil, ponts, calculs de structure, routes
architect | projet architectural, permis de construire, plans, esquisses, maîtrise d'œuvre
quantity surveyor | métrés, devis, chiffrage, quantitatifs, économie de la construction
carpenter | bois, menuiserie, portes et fenêtres, charpente, ébénisterie
plumber | plomberie, tuyaux, sanitaires, salle de bains, chaudières, fuites
electrician | câblage, tableaux électriques, prises, éclairage, raccordement, habilitation électrique
painter | peinture, enduits, papier peint, plâtre, ravalement, cloisons
roofer | toiture, maçonnerie, briques, carrelage, tuiles, mortier
HVAC technician | climatisation, chauffage, ventilation, froid, pompes à chaleur
heavy equipment operator | pelle mécanique, grue, engins de chantier, terrassement
surveyor | topographie, relevés, implantation, bornage, cadastre
building inspector | urbanisme, plan local, autorisations de construire, diagnostics
construction administrator | suivi documentaire, planning travaux, avenants, coordination
fire alarm technician | alarmes, détection incendie, courants faibles, interphones, panneaux solaires
asbestos abatement worker | désamiantage, moisissures, dégâts des eaux, assèchement
road worker | enrobé, voirie, canalisations, voies ferrées, pavage
kitchen fitter | pose de cuisines, parquet, revêtements de sol, clôtures

automobile = véhicules, automobile, atelier, garage, voiture, moteur
automotive technician | réparation automobile, freins, vidange, diagnostic, embrayage, distribution, pneus
automotive service advisor | réception atelier, ordres de réparation, devis, chef d'atelier
automotive sales consultant | vente de voitures, essais, véhicules neufs et d'occasion, financement
auto body technician | carrosserie, tôlerie, peinture en cabine, ponçage, débosselage
automotive engineer | conception de véhicules, motorisation, essais véhicule, aides à la conduite
dealership manager | direction de concession, financement automobile, ventes
diesel mechanic | poids lourds, diesel, véhicules industriels, hydraulique
automobile insurance adjuster | expertise automobile, accidents, chiffrage
motorcycle mechanic | motos, pneumatiques, deux-roues, équilibrage
automotive production worker | chaîne de montage, assemblage de véhicules, usine automobile
tow truck driver | dépannage routier, remorquage, assistance
automotive marketing manager | marketing automobile, réseau de concessions, fidélisation
electric vehicle technician | véhicules électriques, batteries, haute tension, bornes

aviation = aviation, avion, aéroport, vol, compagnie aérienne
pilot | cockpit, heures de vol, pilotage, atterrissage
flight attendant | cabine, passagers, service à bord, consignes de sécurité
aircraft mechanic | maintenance aéronautique, réacteurs, avionique, hangar
air traffic controller | contrôle aérien, tour, espace aérien, plans de vol
airport operations agent | piste, bagages, assistance au sol, embarquement
aviation manager | exploitation aéroportuaire, terminal, escale
aerospace engineer | aéronautique, spatial, aérodynamique, satellites
drone operator | drones, images aériennes, télépilotage
airline cargo agent | fret aérien, lettres de transport, marchandises
aircraft assembler | assemblage d'avions, rivetage, composites
aviation rescue firefighter | sûreté aéroportuaire, inspection filtrage, pompiers d'aéroport
airline marketing analyst | réseau aérien, programmes de vols, recettes`;
