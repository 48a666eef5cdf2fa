/** Sales, retail, business development, consulting, marketing, public relations and customer service, in Spanish. Format: ../../task-lexicon.ts. */
export const TRADE_ES = `sales = ventas, clientes, facturación, comercial, objetivos de venta, tienda
sales representative | prospección, visitas comerciales, zona de ventas, cartera de clientes, negociación, captación
sales manager | dirección comercial, equipo de ventas, plan comercial, política de precios, objetivos
account manager | grandes cuentas, cartera de clientes, negociación anual, fidelización, desarrollo de cuentas
inside sales representative | televenta, prospección telefónica, concertación de visitas, presupuestos, pedidos
retail sales associate | atención al cliente en tienda, cobro en caja, reposición, escaparate, tallas, probador
store manager | gestión de tienda, cuadrantes, inventario, cierre de caja, equipo de tienda, escaparates
sales engineer | venta técnica, demostraciones, soluciones técnicas, ofertas técnicas, preventa
cashier | cobro en caja, cambio, tickets, arqueo de caja, línea de cajas
real estate agent | venta de pisos, visitas a inmuebles, captación de viviendas, alquiler, arras
sales assistant | apoyo a ventas, gestión de pedidos, ofertas, administración comercial
medical sales representative | visita médica, médicos, productos sanitarios, hospitales, delegado
merchandiser | colocación de producto, lineales, promociones, surtido, expositores
wholesale representative | mayoristas, distribuidores, canal de distribución, venta al por mayor
software sales executive | venta de software, suscripciones, demostraciones, ciclo de venta
door-to-door salesperson | venta a domicilio, puerta a puerta, promoción, degustación, embajador de marca
store stock clerk | reposición de estanterías, etiquetado, almacén de tienda, colocación
wireless sales consultant | tarifas móviles, teléfonos, contratos de telefonía, operador
furniture sales consultant | venta de muebles, diseño de cocinas, decoración, bricolaje
auctioneer | subastas, antigüedades, tasación, lotes, catálogo
sales trainer | formación comercial, indicadores de ventas, procesos de venta, operaciones comerciales

business development = desarrollo de negocio, crecimiento, nuevos mercados, alianzas, estrategia
business development manager | nuevas oportunidades, apertura de mercados, acuerdos, expansión
business development representative | captación de clientes potenciales, llamadas en frío, cualificación, citas
partnership manager | gestión de socios, acuerdos de colaboración, red de partners, alianzas
entrepreneur | emprendimiento, creación de empresa, plan de negocio, financiación inicial, autónomo
general manager | dirección general, cuenta de resultados, gestión de operaciones, gerencia
proposal manager | licitaciones, concursos públicos, propuestas, pliegos
strategy analyst | estrategia corporativa, estudios, adquisiciones, escenarios
product commercialization manager | lanzamiento de productos, comercialización, introducción en el mercado
real estate developer | promoción inmobiliaria, suelo, adquisición de terrenos, licencias urbanísticas

consulting = consultoría, proyectos de consultoría, talleres, procesos, recomendaciones, diagnóstico
management consultant | consultoría estratégica, organización, transformación, presentaciones a dirección
business analyst | análisis de requisitos, procesos de negocio, especificaciones funcionales, modelado
IT consultant | implantación de ERP, parametrización, consultoría tecnológica, migración
project manager | gestión de proyectos, planificación, hitos, presupuesto del proyecto, seguimiento, riesgos
change management consultant | gestión del cambio, transformación, comunicación interna, formación a usuarios
policy analyst | políticas públicas, estudios, evaluación, informes, legislación
environmental consultant | sostenibilidad, huella de carbono, impacto ambiental, medio ambiente, RSC
quality consultant | mejora continua, gestión de calidad, certificación, auditorías, lean
healthcare consultant | consultoría sanitaria, procesos hospitalarios, asesoramiento financiero
beauty consultant | asesoramiento de belleza, cosmética, cuidado de la piel, perfumería, viajes
management trainee | programa de graduados, rotaciones, plan de incorporación, recién titulado

marketing = marketing, campañas, publicidad, marca, público objetivo, promoción
marketing manager | estrategia de marketing, plan de marketing, presupuesto publicitario, agencias
marketing specialist | materiales promocionales, folletos, ferias, boletines, acciones de marketing
digital marketing specialist | marketing digital, campañas en línea, publicidad en buscadores, páginas de destino, conversiones
social media manager | redes sociales, publicaciones, comunidad, calendario editorial, seguidores
content writer | redacción, artículos, contenidos, textos publicitarios, guiones
SEO specialist | posicionamiento en buscadores, palabras clave, enlaces, auditoría web
brand manager | lanzamiento de producto, posicionamiento de marca, gama, envase
market research analyst | investigación de mercados, encuestas, cuestionarios, consumidores
media planner | planificación de medios, compra de espacios, audiencia, soportes
ecommerce manager | tienda en línea, fichas de producto, carrito, comercio electrónico, marketplaces
email marketing specialist | correo electrónico, segmentación, base de datos de clientes, automatización
events marketing manager | ferias, stands, eventos de marca, presentaciones

digital media = medios digitales, vídeos, sitio web, contenidos, redacción
digital media specialist | contenidos web, gestor de contenidos, canales digitales, actualización
digital media producer | producción web, proyectos multimedia, podcasts, formatos digitales
video content creator | grabación, canal, montaje, guiones, vídeos cortos
digital asset manager | mediateca, metadatos, banco de imágenes, catalogación, derechos
digital advertising operations specialist | gestión publicitaria, servidor de anuncios, programática, inventario publicitario
media relations digital editor | redacción digital, noticias en línea, artículos, directo
instructional media specialist | medios didácticos, audiovisual, proyección, grabación

public relations = relaciones públicas, prensa, comunicación, medios, eventos
public relations officer | notas de prensa, periodistas, ruedas de prensa, gabinete de prensa, medios
communications manager | comunicación interna, comunicación corporativa, crisis, memoria anual, boletín interno
public affairs manager | asuntos públicos, instituciones, grupos de interés, administración, incidencia
event manager | organización de eventos, congresos, proveedores, montaje, protocolo
fundraiser | captación de fondos, donantes, patrocinio, donaciones, mecenazgo
spokesperson | discursos, portavoz, declaraciones, intervenciones
journalist | reportajes, noticias, entrevistas, artículos, periódico, redacción
community relations manager | participación ciudadana, vecinos, asociaciones, voluntariado

customer service = atención al cliente, llamadas, teléfono, reclamaciones, consultas, centro de llamadas
call center agent | llamadas entrantes, teleoperador, argumentario, plataforma telefónica, información
customer service representative | incidencias, pedidos, devoluciones, facturas, contratos, quejas
call center manager | supervisión de teleoperadores, nivel de servicio, turnos, indicadores de llamadas
customer success manager | retención, acompañamiento de clientes, renovaciones, adopción
technical support representative | soporte técnico, averías, asistencia remota, resolución de problemas
quality analyst BPO | monitorización de llamadas, evaluación de calidad, escuchas, retroalimentación
back office associate | tramitación, gestión de expedientes, grabación de datos, back office
workforce management analyst | planificación de turnos, previsión de llamadas, dimensionamiento
business process outsourcing specialist | externalización, transición de procesos, proveedor de servicios
customer retention specialist | retención de bajas, reservas, cancelaciones, recuperación de clientes
technical account coordinator | implantación en cliente, configuración, puesta en marcha, formación`;
