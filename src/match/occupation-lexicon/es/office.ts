/** Law, administration, purchasing, government and property, in Spanish. Format: ../../task-lexicon.ts. */
export const OFFICE_ES = `law = derecho, jurídico, despacho de abogados, juzgado, contratos, litigios, tribunales
lawyer | demandas, juicios, escritos procesales, defensa, asesoramiento jurídico, colegiado
legal counsel | asesoría jurídica, redacción de contratos, derecho mercantil, derecho societario
criminal lawyer | derecho penal, acusación, fiscalía, detenidos, vistas
family lawyer | derecho de familia, divorcios, custodia, extranjería, asilo
paralegal | expedientes, plazos, búsqueda de jurisprudencia, documentación legal, trámites
legal secretary | agenda judicial, transcripción, notificaciones, secretaría judicial, procuradores
compliance officer | cumplimiento normativo, código ético, canal de denuncias, normativa interna
judge | sentencias, vistas, judicatura, autos, magistratura
contract manager | gestión de contratos, adendas, negociación contractual, vencimientos
patent attorney | patentes, marcas, propiedad intelectual, registro, infracción
notary | notaría, escrituras, registro de la propiedad, compraventa, herencias
victim advocate | atención a víctimas, acompañamiento judicial, violencia de género
privacy officer | protección de datos, RGPD, registro de actividades, privacidad
bailiff | embargos, notificaciones, ejecución, desahucios
immigration caseworker | solicitudes de visado, permisos de residencia, consulado, extranjería
insurance defense attorney | responsabilidad médica, derecho de seguros, indemnizaciones, daños

administration = oficina, administración, citas, correspondencia, archivo, administrativo
administrative assistant | correo, atención telefónica, preparación de reuniones, ofimática, gestión documental
executive assistant | agenda de dirección, viajes, actas, notas de gastos, secretaría de dirección
office manager | organización de oficina, proveedores, suministros, gastos menores, recepción
receptionist | recepción de visitas, centralita, correo, salas de reuniones
data entry clerk | grabación de datos, introducción de datos, mecanografía, teclado
records clerk | archivo, clasificación, digitalización, fondos documentales, expedientes
procurement officer | compras, negociación con proveedores, pedidos, aprovisionamiento, contratación
facilities manager | gestión de inmuebles, inquilinos, mantenimiento de edificios, comunidades, contratas
civil servant | administración pública, expedientes administrativos, ayuntamiento, ciudadanía, funcionario
translator | traducción, interpretación, revisión de textos, terminología, idiomas
librarian | libros, préstamo, catalogación, lectores, fondo bibliográfico
legal and office support temp | tareas de oficina, asistencia virtual, refuerzo, mecanografía
statistics clerk | estadísticas, planificación de turnos, tablas, programación
politician | concejalía, parlamento, circunscripción, diputados, proyectos de ley
grants administrator | solicitudes de subvenciones, justificación, proyectos de investigación, fondos europeos`;
