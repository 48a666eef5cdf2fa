/** Software, data and information technology, in Spanish. Format: ../../task-lexicon.ts. */
export const TECHNOLOGY_ES = `information technology: software = desarrollo de software, programación, aplicaciones, código, programadores, informática
software developer | programar, corrección de errores, pruebas unitarias, diseño de software, revisión de código
backend developer | API, servidores, bases de datos, servicios web, consultas
frontend developer | interfaces de usuario, páginas web, componentes, navegadores, maquetación
full stack developer | desarrollo web, aplicaciones web, cliente y servidor, sitios
mobile developer | aplicaciones móviles, Android, móviles, publicación en tiendas
embedded software engineer | microcontroladores, sistemas embebidos, firmware, tiempo real
QA engineer | casos de prueba, automatización de pruebas, defectos, planes de prueba
DevOps engineer | despliegues, integración continua, monitorización, guardias, contenedores
software architect | arquitectura de software, decisiones técnicas, diseño de soluciones
engineering manager | dirección de desarrollo, equipo de programadores, hoja de ruta técnica
product manager | visión de producto, priorización, hoja de ruta, necesidades de usuarios
scrum master | sprints, retrospectivas, metodologías ágiles, facilitación
game developer | videojuegos, mecánicas de juego, motores, Unity
technical writer | documentación técnica, manuales, guías de usuario, redacción técnica
blockchain developer | criptomonedas, contratos inteligentes, cadena de bloques
SharePoint developer | flujos de trabajo, personalización de CRM, SharePoint, Dynamics
release manager | versiones, gestión de entregas, coordinación de pruebas
RPA developer | automatización de procesos, robots de software, UiPath
AR VR developer | programación gráfica, realidad virtual, aplicaciones 3D

information technology: data = datos, bases de datos, estadística, modelos, análisis, SQL
data analyst | informes, cuadros de mando, extracción de datos, indicadores, visualización, Power BI
data scientist | aprendizaje automático, modelos de predicción, redes neuronales, algoritmos
data engineer | flujos de datos, almacén de datos, integración de datos, canalizaciones
statistician | muestras, contraste de hipótesis, diseño de estudios, encuestas
database administrator | administración de bases de datos, copias de seguridad, optimización de consultas
data governance analyst | gobierno del dato, datos maestros, catálogo de datos, calidad del dato
research scientist machine learning | procesamiento del lenguaje, investigación en IA, publicaciones, modelos de lenguaje
bioinformatics scientist | genómica, secuenciación, análisis bioinformático

information technology: systems = sistemas, redes, servidores, informática, equipos, usuarios
IT support specialist | soporte a usuarios, incidencias, impresoras, ordenadores, portátiles, cuentas
system administrator | administración de sistemas, Linux, Windows Server, virtualización, copias de seguridad
network engineer | enrutadores, conmutadores, cortafuegos, cableado, infraestructura de red
IT manager | dirección de informática, estrategia tecnológica, presupuesto, proveedores
cybersecurity analyst | ciberseguridad, incidentes de seguridad, vulnerabilidades, pruebas de intrusión
cloud architect | infraestructura, nube, migración a la nube, AWS, Azure
IT project manager | proyectos informáticos, despliegue, coordinación, implantación
ERP administrator | administración de ERP, permisos SAP, parametrización, soporte de aplicaciones
telecommunications technician | telefonía, fibra óptica, antenas, instalación de redes, telecomunicaciones
IT specialist military | centro de cálculo, operación, transmisiones, consola
web administrator | alojamiento web, mantenimiento de sitios, dominios, servidor web
IT trainer | cursos de informática, formación en ofimática, formación de usuarios
IT auditor technology | auditoría informática, gestión de licencias, inventario de equipos
computer repair technician | reparación de ordenadores, sustitución de componentes, mantenimiento de equipos
identity and access administrator | gestión de accesos, identidades, permisos, cumplimiento`;
