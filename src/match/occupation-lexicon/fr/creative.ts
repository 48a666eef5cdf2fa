/** Arts, design, fashion and beauty, in French. Format: ../../task-lexicon.ts. */
export const CREATIVE_FR = `arts = art, film, musique, théâtre, exposition, scène
artist | peinture, sculpture, atelier, dessin, expositions
art teacher | arts plastiques, cours de dessin, ateliers créatifs
musician | instrument, concerts, orchestre, école de musique, chorale
actor | comédie, rôles, répétitions, spectacles
museum curator | musée, collections, commissariat, galerie, œuvres
film director | réalisation, tournage, production de films, scénario
video editor | montage, étalonnage, postproduction, rushes
photographer | photographie, retouche, studio photo, portraits, prises de vue
sound engineer | prise de son, mixage, micros, sonorisation
writer | romans, manuscrits, écriture, scénarios, édition
makeup artist | coiffure, coupe, coloration, salon, maquillage
art director | direction artistique, concepts créatifs, agence de publicité
arts and crafts worker | artisanat d'art, poterie, bijouterie, céramique
talent agent | agents artistiques, contrats d'artistes, tournées
art conservator | restauration d'œuvres, conservation, tableaux, patrimoine
theatre manager | gestion de théâtre, billetterie, programmation

design = design, création, maquettes, graphisme, conception visuelle
graphic designer | brochures, affiches, mise en page, identité visuelle, typographie, imprimeur
web designer | webdesign, maquettes de sites, interfaces, écrans
UX designer | parcours utilisateurs, tests d'utilisabilité, entretiens avec les usagers, Figma, accessibilité
interior designer | architecture d'intérieur, aménagement, décoration, mobilier
industrial designer | design industriel, produits, maquettes, formes
motion designer | animation, habillage, dessin animé, storyboards
CAD designer | dessin technique, plans, DAO, modélisation
landscape designer | paysagisme, scénographie, aménagement d'espaces
multimedia designer | présentations, multimédia, infographies
packaging designer | packaging, prépresse, étiquettes, exécution graphique
design manager | direction de design, équipe créative, charte
UX writer | rédaction d'interface, microcontenus, ton
lighting designer | éclairage, motifs, conception lumière

apparel = mode, vêtements, textile, collection, tissus, habillement
fashion designer | stylisme, dessins de mode, patrons, tendances
apparel merchandiser | plan de collection, achats mode, assortiment
apparel production manager | production de vêtements, ateliers de confection, façonniers
tailor | couture, retouches, machine à coudre, coupe, ourlets
fashion stylist | stylisme, tenues, séances photo, costumes
textile designer | tissage, fils, impression textile, maille
apparel store manager | boutique de mode, cabine d'essayage, conseil en style
apparel sourcing manager | sourcing textile, contrôle de vêtements, fournisseurs
uniform and sportswear specialist | sérigraphie, vêtements professionnels, broderie, maillots
bridal consultant | robes de mariée, tenues de cérémonie, essayages
apparel quality assurance manager | essais textiles, solidité des couleurs, laboratoire textile`;
