/** Engineering and science, in Spanish. Format: ../../task-lexicon.ts. */
export const ENGINEERING_ES = `engineering = ingeniería, técnica, diseño, proyectos, instalaciones, maquinaria
mechanical engineer | piezas, planos, cálculo de resistencia, modelado 3D, prototipos, mecánica
electrical engineer | esquemas eléctricos, media tensión, redes eléctricas, subestaciones, electrotecnia
electronics engineer | placas electrónicas, circuitos, componentes, electrónica, prototipos
process engineer | ingeniería de procesos, reactores, planta química, dimensionamiento
manufacturing engineer | métodos y tiempos, líneas de producción, mermas, mejora de procesos, fabricación
quality engineer | aseguramiento de calidad, no conformidades, planes de control, auditorías, reclamaciones
automation engineer | programación de PLC, robótica, puesta en marcha, automatización, control
maintenance engineer | mantenimiento preventivo, fiabilidad, disponibilidad, averías de planta
project engineer | proyectos industriales, planificación, subcontratas, ejecución
petroleum engineer | perforación, minería, yacimientos, petróleo, extracción
energy engineer | energías renovables, fotovoltaica, eólica, eficiencia energética
biomedical engineer | equipos médicos, electromedicina, productos sanitarios, implantes
nuclear engineer | nuclear, materiales, metalurgia, protección radiológica
environmental engineer | tratamiento de aguas, depuradora, residuos, saneamiento
safety engineer | prevención de riesgos laborales, evaluación de riesgos, accidentes, seguridad
test engineer hardware | banco de pruebas, ensayos, validación, medición
engineering technician | mediciones, planos, montaje de ensayos, técnico
systems engineer hardware | ingeniería de sistemas, defensa, requisitos, integración
naval architect | construcción naval, casco, astillero, proyecto de buques
packaging engineer | plásticos, inyección, envase y embalaje, moldes
fire protection engineer | protección contra incendios, acústica, ruido, evacuación
oil rig worker | plataforma petrolífera, sondas, perforación marina
semiconductor process engineer | semiconductores, sala blanca, litografía, óptica

science = laboratorio, investigación, muestras, experimentos, ciencia
chemist | química, síntesis, cromatografía, valoración, espectrofotometría
biologist | biología, cultivos celulares, bacterias, microbiología, cepas
research scientist | proyectos de investigación, publicaciones, tesis, diseño experimental
laboratory technician | preparación de muestras, equipos de laboratorio, reactivos, ensayos, calibración
physicist | física, telescopio, simulación, mediciones, partículas
environmental scientist | ecología, biodiversidad, inventarios de fauna, medio natural
pharmaceutical scientist | desarrollo farmacéutico, asuntos regulatorios, registro de medicamentos, NCF
meteorologist | meteorología, predicción, clima, oceanografía
social scientist | ciencias sociales, trabajo de campo, sociedad, encuestas
food and agricultural scientist | mejora vegetal, semillas, ensayos de campo, suelos
toxicologist | toxicología, criminalística, peritajes, sustancias`;
