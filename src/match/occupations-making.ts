/** Construction, trades, vehicles, production, logistics, farming, safety and cleaning. Format: occupation-lexicon.ts. */
export const MAKING_OCCUPATIONS: Readonly<Record<string, string>> = {
  construction: `
construction, building, site, contractors, blueprints, concrete
construction manager; construction project manager; general contractor; Bauleiter; conducteur de travaux; jefe de obra | construction projects, subcontractors, schedules, permits, bids, change orders, site safety
construction superintendent; site supervisor; foreman; Polier; chef de chantier; encargado de obra | crews, site, inspections, daily reports, safety meetings
construction worker; laborer; construction laborer; Bauhelfer; manœuvre; ouvrier du bâtiment; peón de obra; albañil | digging, concrete, scaffolding, demolition, loading, materials
civil engineer; structural engineer; Bauingenieur; Statiker; ingénieur génie civil; ingeniero civil | structures, roads, bridges, AutoCAD, drainage, structural calculations
architect; architectural designer; Architekt; architecte; arquitecto | building design, drawings, Revit, planning permission, renderings
quantity surveyor; cost estimator; estimator; Kalkulator; métreur; aparejador | estimates, take-offs, bids, cost, tender documents
carpenter; joiner; Tischler; Schreiner; Zimmermann; charpentier; menuisier; carpintero | wood, framing, cabinets, doors, trim
plumber; pipefitter; Anlagenmechaniker; Klempner; plombier; fontanero | pipes, fixtures, drains, water heaters
electrician; Elektriker; Elektroniker; électricien; electricista | wiring, conduit, panels, circuits, lighting, electrical code
painter; plasterer; drywall installer; Maler; Lackierer; peintre en bâtiment; pintor | paint, walls, plaster, sanding
roofer; mason; bricklayer; tiler; Dachdecker; Maurer; Fliesenleger; couvreur; maçon; carreleur | roofs, bricks, tiles, mortar
HVAC technician; refrigeration technician; heating engineer; Kältetechniker; frigoriste; chauffagiste | air conditioning, heating, refrigerant, ducts, furnaces
heavy equipment operator; crane operator; Baggerfahrer; Kranführer; conducteur d'engins | excavator, loader, crane, grading
surveyor; land surveyor; Vermessungsingenieur; géomètre; topógrafo | surveying, GPS, boundaries, mapping
building inspector; urban planner; Stadtplaner; urbaniste | building codes, inspections, zoning, permits, planning`,
  automobile: `
automotive, vehicle, vehicles, cars, automobile, repair
automotive technician; car mechanic; auto mechanic; Kfz-Mechatroniker; mécanicien automobile; mecánico de automóviles | engine repair, brakes, diagnostics, oil change, ASE, transmissions, tune-ups
automotive service advisor; service manager automotive; Serviceberater Kfz | service department, repair orders, customers' vehicles, warranty, dealership
automotive sales consultant; car salesman; automobile sales executive; Automobilverkäufer; vendeur automobile | car sales, dealership, test drives, financing, showroom, new and used vehicles
auto body technician; vehicle painter; Karosseriebauer; carrossier; chapista | dents, collision, paint, panels, body
automotive engineer; vehicle engineer; Fahrzeugingenieur; ingénieur automobile | powertrain, chassis, vehicle testing, OEM, engine calibration, ADAS
dealership manager; automotive finance manager; parts manager; automobile service manager | dealership, parts inventory, warranty claims, finance and insurance, vehicle sales
diesel mechanic; truck mechanic; fleet mechanic; mécanicien poids lourds | diesel engines, trucks, hydraulics, fleet, trailers
automobile insurance adjuster; auto damage appraiser | auto claims, damage estimates, total loss, accidents, automobile insurance
motorcycle mechanic; tire technician; bicycle mechanic; Zweiradmechatroniker | tires, wheels, alignment, motorcycles`,
  production: `
production, machine, manufacturing, plant, assembly, factory
production worker; factory worker; assembler; assembly line worker; Produktionsmitarbeiter; Montagehelfer; ouvrier de production; opérateur de production; operario de producción | assembly line, packing, parts, shift, machines, quality checks
machine operator; Maschinenbediener; Anlagenführer; conducteur de ligne; operador de máquina | machine setup, running machines, output, adjustments
CNC machinist; machinist; toolmaker; Zerspanungsmechaniker; Werkzeugmacher; tourneur-fraiseur; tornero | CNC, lathe, milling, tolerances, G-code, tools
welder; metal fabricator; Schweißer; soudeur; soldador | MIG, TIG, welding, cutting, steel, fabrication
production manager; plant manager; production supervisor; Produktionsleiter; responsable de production; jefe de producción | production targets, plant, shifts, lean, safety, output
maintenance technician; industrial mechanic; millwright; Industriemechaniker; Instandhalter; Betriebselektriker; technicien de maintenance; técnico de mantenimiento | repairs, hydraulics, pneumatics, preventive maintenance, conveyors, motors
quality control inspector; quality technician; Qualitätsprüfer; contrôleur qualité | inspection, gauges, defects, sampling, measurements
production planner; Produktionsplaner; ordonnanceur | production schedule, MRP, capacity, materials
printer; press operator; bookbinder; Drucker; imprimeur | printing press, ink, paper
butcher; food production worker; Fleischer; Metzger; boucher; carnicero | meat, cutting, packaging, hygiene
upholsterer; cabinetmaker; shoemaker; jeweler; Goldschmied; ébéniste | furniture, leather, craft, bench`,
  logistics: `
logistics, warehouse, shipping, freight, delivery, transport, inventory
warehouse worker; warehouse operative; picker packer; order picker; Lagerist; Fachkraft für Lagerlogistik; Kommissionierer; préparateur de commandes; magasinier; mozo de almacén | picking, packing, pallets, loading, unloading, scanners, stock
warehouse manager; warehouse supervisor; Lagerleiter; responsable d'entrepôt; jefe de almacén | warehouse operations, inventory, shifts, safety, WMS
forklift operator; forklift driver; Staplerfahrer; cariste; carretillero | forklift, pallets, loading trucks, racking
truck driver; lorry driver; HGV driver; Berufskraftfahrer; LKW-Fahrer; chauffeur routier; camionero | CDL, deliveries, long haul, trailers, logbook
delivery driver; courier; van driver; Auslieferungsfahrer; Zusteller; livreur; repartidor | parcels, routes, deliveries, van
bus driver; taxi driver; chauffeur; train driver; Busfahrer; Lokführer; conducteur de bus; conductor de autobús | passengers, route, timetable, safe driving
logistics coordinator; logistics manager; dispatcher; Disponent; Logistikleiter; responsable logistique; coordinador de logística | shipments, carriers, dispatch, scheduling, freight rates, transport planning
supply chain manager; supply chain analyst; demand planner; Supply-Chain-Manager; approvisionneur | supply chain, demand planning, inventory levels, procurement, forecasting
freight forwarder; customs broker; import export specialist; Speditionskaufmann; transitaire; agente de aduanas | customs, import, export, documentation, ocean freight, Incoterms
inventory specialist; stock controller; Bestandsmanager | cycle counts, stock levels, discrepancies, SKU
ship captain; seafarer; deckhand; marine engineer; Seemann; marin; marinero | vessel, deck, navigation, crew, port
mail carrier; postal worker; Briefträger; facteur; cartero | mail, sorting, delivery route`,
  agriculture: `
agriculture, agricultural, farm, crops, plants, soil, livestock
farmer; farm manager; agricultural manager; Landwirt; Betriebsleiter Landwirtschaft; agriculteur; agricultor | crops, livestock, planting, harvest, irrigation, farm equipment
farm worker; agricultural laborer; harvest worker; Erntehelfer; ouvrier agricole; jornalero agrícola | harvesting, planting, feeding animals, fruit picking, tractor
agronomist; agricultural scientist; crop advisor; Agraringenieur; agronome; ingeniero agrónomo | agronomy, soil samples, fertilizer, crop protection, field trials, yields
agricultural technician; agriculture extension officer; agricultural inspector | farmers, extension, demonstrations, pest management, inspections
agricultural sales representative; agribusiness manager | seeds, fertilizers, dealers, growers, feed
gardener; landscaper; groundskeeper; horticulturist; Gärtner; Landschaftsgärtner; jardinier; jardinero | lawn, pruning, planting, flowers, greenhouse, nursery
forester; forestry worker; arborist; Förster; forestier; ingeniero forestal | trees, forest, logging, timber
fisher; fish farmer; aquaculture technician; Fischwirt; pêcheur | fish, ponds, nets, hatchery
animal caretaker; livestock worker; dairy farmer; stable hand; Tierpfleger; éleveur; ganadero | animals, feeding, milking, barns, cattle
winemaker; beekeeper; Winzer; vigneron | vineyard, grapes, hives, fermentation
agricultural engineer; agricultural machinery mechanic; Landmaschinenmechaniker | tractors, combine, irrigation systems, machinery`,
  safety: `
safety, security, emergency, protection, patrol, law enforcement
security guard; security officer; Sicherheitsmitarbeiter; agent de sécurité; vigilante de seguridad | patrol, access control, surveillance, incident reports, CCTV
police officer; law enforcement officer; detective; Polizist; policier; policía | arrests, patrols, investigations, traffic, evidence
firefighter; fire inspector; Feuerwehrmann; pompier; bombero | fire suppression, rescue, hose, inspections
soldier; military officer; army sergeant; Soldat; militaire; militar | military, unit, missions, soldiers, weapons, command
correctional officer; probation officer; Justizvollzugsbeamter | inmates, prison, parole, supervision
security manager; loss prevention officer | security systems, theft, investigations, risk
emergency dispatcher; emergency manager | emergency calls, dispatch, disaster, response
border guard; customs officer; Zöllner; douanier | border, inspections, customs, immigration
private investigator; fraud investigator | surveillance, evidence, interviews, fraud cases`,
  cleaning: `
cleaning, maintenance, building, hygiene
cleaner; janitor; custodian; cleaning staff; Reinigungskraft; Gebäudereiniger; agent d'entretien; femme de ménage; limpiador | floors, restrooms, vacuuming, trash, disinfecting
caretaker; handyman; building caretaker; maintenance worker; Hausmeister; gardien d'immeuble; conserje | minor repairs, painting, plumbing, grounds, boilers
laundry worker; dry cleaner | washing, ironing, linens
pest control technician; window cleaner; pool cleaner; Schädlingsbekämpfer | pests, chemicals, windows, pools
waste collector; recycling worker; sanitation worker; Müllwerker; éboueur | garbage, trucks, recycling, sorting
mover; removals worker; Umzugshelfer; déménageur | furniture, lifting, boxes, van
funeral director; Bestatter; pompes funèbres | funerals, families, burial, cremation`,
};
