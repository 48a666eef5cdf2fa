/** Construction, trades, vehicles and aviation, in Spanish. Format: ../../task-lexicon.ts. */
export const BUILDING_ES = `construction = obra, construcción, edificio, reformas, montaje, vivienda
construction manager | dirección de obra, subcontratas, planificación de obra, certificaciones, presupuestos
construction superintendent | encargado, cuadrillas, supervisión de obra, replanteo
construction worker | hormigón, encofrado, andamios, demolición, zanjas
civil engineer | estructuras, puentes, cálculo estructural, carreteras, obra civil
architect | proyecto arquitectónico, planos, licencias de obra, dirección facultativa
quantity surveyor | mediciones, presupuestos de obra, precios unitarios, costes
carpenter | madera, carpintería, puertas y ventanas, armarios, ebanistería
plumber | fontanería, tuberías, sanitarios, baños, calderas, fugas, desagües
electrician | cableado, cuadros eléctricos, enchufes, iluminación, instalaciones eléctricas
painter | pintura, yeso, empapelado, lijado, paredes, pladur
roofer | tejados, albañilería, ladrillos, azulejos, tejas, mortero
HVAC technician | climatización, calefacción, ventilación, frío industrial, bombas de calor
heavy equipment operator | excavadora, grúa, maquinaria de obra, movimiento de tierras
surveyor | topografía, levantamientos, replanteo, deslindes, catastro
building inspector | urbanismo, planeamiento, licencias urbanísticas, inspección de edificios
construction administrator | documentación de obra, planificación, modificados, control de calidad
fire alarm technician | alarmas, detección de incendios, videovigilancia, placas solares
asbestos abatement worker | amianto, moho, daños por agua, secado
road worker | asfalto, carreteras, canalizaciones, vías, pavimentación
kitchen fitter | montaje de cocinas, parquet, suelos, vallas

automobile = vehículos, automóvil, taller, coche, concesionario, motor
automotive technician | reparación de coches, frenos, diagnosis, embrague, correa, cambio de aceite, averías
automotive service advisor | recepción de vehículos, órdenes de trabajo, presupuestos de taller, recambios
automotive sales consultant | venta de coches, pruebas de conducción, ocasión, financiación
auto body technician | chapa y pintura, carrocería, desabollado, cabina, enmascarado, lijado
automotive engineer | desarrollo de vehículos, tren motriz, ensayos, asistencia a la conducción
dealership manager | gerencia de concesionario, financiación, ventas
diesel mechanic | camiones, diésel, vehículos industriales, hidráulica
automobile insurance adjuster | peritación de vehículos, accidentes, valoración de daños
motorcycle mechanic | motocicletas, neumáticos, equilibrado, ruedas
automotive production worker | cadena de montaje, ensamblaje de vehículos, fábrica de coches
tow truck driver | grúa de carretera, remolque, asistencia en carretera
automotive marketing manager | marketing de automoción, red de concesionarios, fidelización
electric vehicle technician | vehículos eléctricos, baterías, alta tensión, cargadores

aviation = aviación, avión, aeropuerto, vuelo, aerolínea
pilot | cabina de mando, horas de vuelo, pilotaje, aterrizaje
flight attendant | cabina, pasajeros, servicio a bordo, seguridad
aircraft mechanic | mantenimiento de aeronaves, motores, aviónica, hangar
air traffic controller | control aéreo, torre, espacio aéreo, planes de vuelo
airport operations agent | pista, equipajes, asistencia en tierra, embarque
aviation manager | operaciones aeroportuarias, terminal, escala
aerospace engineer | aeronáutica, aerodinámica, satélites, estructuras
drone operator | drones, imágenes aéreas, pilotaje remoto
airline cargo agent | carga aérea, conocimientos aéreos, mercancías
aircraft assembler | ensamblaje de aviones, remachado, materiales compuestos
aviation rescue firefighter | seguridad aeroportuaria, filtros, bomberos de aeropuerto
airline marketing analyst | red de rutas, programación de vuelos, ingresos`;
