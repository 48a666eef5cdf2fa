/** Production, logistics, farming and nature, in Spanish. Format: ../../task-lexicon.ts. */
export const INDUSTRY_ES = `production = producción, fabricación, máquinas, fábrica, planta, turnos
production worker | cadena, montaje, envasado, control visual, operario
machine operator | torno, fresadora, control numérico, ajuste, mecanizado
welder | soldadura, calderería, metalistería, chapa, cerrajería
production supervisor | supervisión de turno, encargado de producción, objetivos
industrial mechanic | mantenimiento industrial, reparación de máquinas, hidráulica, neumática
chemical operator | operación de planta química, lotes, mezcla, reactores
tool and die maker | matricería, moldes, troqueles, electroerosión
production planner | planificación de la producción, necesidades de material, órdenes de fabricación
printer | imprenta, offset, tintas, encuadernación
butcher | carnicería, despiece, embutidos, matadero
upholsterer | tapicería, muebles, sillas, ebanistería
quality technician production | control de calidad, metrología, inspección, mediciones
industrial painter | pintura industrial, lacado, granallado
paper mill operator | papelera, aserradero, corte de madera

logistics = almacén, transporte, logística, entrega, mercancías, envíos
warehouse worker | preparación de pedidos, recepción, ubicación, carga, paquetería, mozo
warehouse manager | jefe de almacén, equipo de mozos, ubicaciones, indicadores logísticos
forklift operator | carretilla elevadora, carretillero, palés
truck driver | camión, tráiler, larga distancia, tacógrafo, estiba, rutas
delivery driver | reparto, paquetes, furgoneta, rutas de entrega
bus driver | autobús, viajeros, líneas, taxi, horarios
logistics coordinator | planificación de rutas, tráfico, fletes, costes de transporte
supply chain manager | cadena de suministro, previsión de demanda, existencias, flujos
freight forwarder | aduanas, transitario, flete marítimo, importación y exportación
inventory specialist | control de existencias, inventarios, recuentos, diferencias
ship captain | buque, navegación, cubierta, marina mercante, puerto
mail carrier | correos, reparto de cartas, clasificación postal, cartero
logistics engineer | ingeniería logística, flujo de materiales, diseño de almacenes

agriculture = agricultura, plantas, animales, cosecha, campo, finca, jardín
farmer | explotación agrícola, ganadería, cereales, cultivos, vacas
farm worker | recogida de fruta, ordeño, tractor, poda, riego, labores
agronomist | agronomía, suelos, variedades, asesoramiento de cultivos
agricultural technician | ensayos agrícolas, asesoramiento a agricultores, extensión agraria
agricultural sales representative | venta de fertilizantes, semillas, agronegocio
gardener | jardinería, césped, setos, poda, plantación, riego de jardines
forester | monte, tala, motosierra, silvicultura, bosque
fisher | pesca, piscifactoría, redes, acuicultura
animal caretaker | cuidado de animales, alimentación del ganado, establos, refugio
winemaker | viñedo, bodega, vinificación, abejas, miel
agricultural engineer | maquinaria agrícola, reparación de tractores, cosechadoras
agricultural economist | economía agraria, mercados agrícolas, política agraria
pesticide applicator | fumigación, silo, almacenamiento de grano, fitosanitarios
animal nutritionist | nutrición animal, piensos, compraventa de ganado`;
