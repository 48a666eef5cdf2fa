/** Kitchens, restaurants, hotels and travel, cleaning and safety, in Spanish. Format: ../../task-lexicon.ts. */
export const HOSPITALITY_ES = `food and hospitality = huéspedes, cocina, restaurante, hotel, hostelería, platos
chef | jefe de cocina, carta, brigada, escandallos, menús
cook | elaboración de platos, salsas, guarniciones, fogones, partida, emplatado
pastry chef | repostería, pan, masas, panadería, obrador, tartas
kitchen assistant | fregado, pelado de verduras, limpieza de cocina, lavaplatos
restaurant manager | dirección de restaurante, equipo de sala, reservas, costes
waiter | comandas, servicio de sala, vinos, mesas, comensales, barra
bartender | cócteles, barra, bebidas, café, coctelería
hotel manager | dirección de hotel, ocupación, tarifas, alojamiento
hotel receptionist | entradas y salidas, reservas, recepción, conserjería, facturación de huéspedes
housekeeper | habitaciones, camas, sábanas, toallas, pisos, lencería
catering manager | banquetes, catering, bufés, celebraciones, bodas
travel agent | agencia de viajes, billetes, rutas turísticas, excursiones, paquetes
fast food worker | comida rápida, hamburguesas, mostrador, freidora
food scientist | tecnología de alimentos, formulación, conservación, seguridad alimentaria
casino dealer | casino, mesas de juego, ruleta, cartas
sushi chef | pizzas, sushi, horno, masa
research chef | cursos de cocina, creación de recetas, escuela de hostelería
banquet captain | servicio de banquetes, montaje de eventos, bandeja

safety = seguridad, protección, intervención, vigilancia, orden, emergencias
security guard | rondas, control de accesos, vigilante, cámaras, robos, partes de incidencias
police officer | policía, investigaciones, patrullas, denuncias, detenciones
firefighter | bomberos, incendios, extinción, rescate, prevención
soldier | ejército, militares, unidad, misiones, tropa
correctional officer | prisión, internos, centro penitenciario, libertad condicional
security manager | plan de seguridad, pérdida desconocida, hurtos, jefe de seguridad
emergency dispatcher | central de alarmas, llamadas de emergencia, sala de control, coordinación, protección civil
border guard | aduanas, fronteras, control de pasaportes, mercancías
private investigator | vigilancias, investigación privada, fraudes, detective
traffic warden | aparcamiento, multas, tráfico, zona azul
intelligence officer | inteligencia, análisis, armada, información

cleaning = limpieza, suelos, aseo, mantenimiento, locales, productos
cleaner | fregado, aspirado, oficinas, baños, papeleras, basuras, cristales
caretaker | conserjería, pequeñas reparaciones, calderas, portería, bombillas, vecinos
laundry worker | lavandería, planchado, ropa, tintorería
pest control technician | control de plagas, cristales, desratización, fumigación
waste collector | recogida de residuos, reciclaje, clasificación, punto limpio, contenedores
mover | mudanzas, carga de muebles, embalaje, furgón
funeral director | funeraria, sepelios, féretros, duelo
domestic worker | servicio doméstico, plancha, compras, interna`;
