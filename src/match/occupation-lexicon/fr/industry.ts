/** Production, logistics, farming and nature, in French. Format: ../../task-lexicon.ts. */
export const INDUSTRY_FR = `production = production, fabrication, machines, usine, atelier, équipes postées
production worker | chaîne, assemblage, conditionnement, contrôle visuel, opérateur de ligne
machine operator | tournage, fraisage, commande numérique, réglage, usinage
welder | soudure, chaudronnerie, métallerie, tôles, serrurerie
production supervisor | encadrement d'équipe de production, cadence, chef d'atelier
industrial mechanic | maintenance industrielle, dépannage de machines, hydraulique, pneumatique
chemical operator | conduite d'installations chimiques, lots, mélange, salle de contrôle
tool and die maker | outillage, moules, matrices, électroérosion
production planner | ordonnancement, planification, besoins matières, ordres de fabrication
printer | imprimerie, presse offset, encres, façonnage
butcher | boucherie, découpe de viande, charcuterie, abattoir
upholsterer | tapisserie, ameublement, sièges, placage
quality technician production | contrôle qualité, métrologie, gammes de contrôle, mesures
industrial painter | peinture industrielle, thermolaquage, sablage
paper mill operator | papeterie, scierie, machines à papier, sciage

logistics = entrepôt, transport, logistique, livraison, marchandises, expédition
warehouse worker | préparation de commandes, réception, rangement, chargement, colis
warehouse manager | responsable d'entrepôt, encadrement de préparateurs, stockage, indicateurs logistiques
forklift operator | chariot élévateur, cariste, CACES, palettes
truck driver | poids lourds, semi-remorque, arrimage, chronotachygraphe, longue distance
delivery driver | livraison de colis, tournée, camionnette, coursier
bus driver | autobus, voyageurs, ligne, taxi, horaires
logistics coordinator | exploitation, planification des tournées, affrètement, coûts de transport
supply chain manager | chaîne d'approvisionnement, prévision de la demande, stocks, flux
freight forwarder | transit, dédouanement, fret maritime, import-export
inventory specialist | gestion de stock, inventaires, écarts, réapprovisionnement
ship captain | navire, navigation, pont, marine marchande, port
mail carrier | courrier, distribution, tri postal, facteur
logistics engineer | ingénierie logistique, flux physiques, implantation

agriculture = agriculture, plantes, animaux, récolte, champs, exploitation, jardin
farmer | exploitation agricole, élevage, céréales, cultures, vaches laitières
farm worker | traite, tracteur, cueillette, travaux des champs, vendanges
agronomist | agronomie, conseil cultural, sols, variétés, protection des cultures
agricultural technician | essais agricoles, conseil aux agriculteurs, technicien
agricultural sales representative | vente d'intrants, négoce agricole, engrais
gardener | espaces verts, tonte, taille de haies, plantations, massifs, paysagiste, pavage
forester | forêt, abattage, tronçonneuse, sylviculture, bois
fisher | pêche, pisciculture, filets, bassins
animal caretaker | soins aux animaux, alimentation du bétail, écuries, refuge
winemaker | vigne, cave, vinification, abeilles, miel
agricultural engineer | machinisme agricole, réparation de tracteurs, moissonneuses
agricultural economist | économie agricole, marchés agricoles, filières
pesticide applicator | pulvérisation, silo, stockage de grains, phytosanitaires
animal nutritionist | nutrition animale, aliments du bétail, négoce de bestiaux`;
