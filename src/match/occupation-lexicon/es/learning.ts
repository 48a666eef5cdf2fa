/** Education, sport and fitness, in Spanish. Format: ../../task-lexicon.ts. */
export const LEARNING_ES = `education = escuela, enseñanza, alumnos, clases, aprendizaje, aula
teacher | impartir clases, primaria, tutoría, evaluación, reuniones con padres
high school teacher | secundaria, bachillerato, ESO, corrección de exámenes, matemáticas
kindergarten teacher | guardería, educación infantil, juegos, adaptación, primera infancia
special education teacher | educación especial, necesidades educativas, inclusión, adaptación curricular
teaching assistant | apoyo en el aula, acompañamiento, deberes, vigilancia de patio
university lecturer | universidad, docencia, seminarios, estudiantes, clases magistrales
language teacher | clases de inglés, español para extranjeros, idiomas, conversación, gramática
tutor | clases particulares, refuerzo escolar, deberes, preparación de exámenes
school principal | dirección de centro, claustro, proyecto educativo, jefatura de estudios
instructional designer | diseño instruccional, planes de estudio, materiales didácticos, formación en línea
school counselor | orientación escolar, orientación vocacional, asesoramiento académico
childcare worker | cuidado de niños, canguro, recogida del colegio, meriendas
vocational trainer | formación profesional, autoescuela, aprendices, cursos, formador
admissions officer | admisiones, matrículas, servicios a estudiantes, secretaría académica
museum educator | educación en museos, visitas guiadas, educación ambiental, talleres
education program manager | programas educativos, investigación educativa, evaluación
education technology specialist | tecnología educativa, plataforma de aprendizaje, tabletas
religious education teacher | religión, vigilancia de exámenes, catequesis
department chair | dirección de departamento, coordinación académica, decanato

fitness = deporte, entrenamiento, gimnasio, forma física, socios, ejercicio
personal trainer | planes de entrenamiento, musculación, entrenador personal, valoración física
yoga instructor | clases de yoga, pilates, respiración, posturas, relajación
gym manager | dirección de gimnasio, altas de socios, equipo de monitores
sports coach | equipo, competición, club deportivo, táctica, partidos
athletic trainer | preparación física, prevención de lesiones, rendimiento
physical education teacher | educación física, actividades recreativas, campamentos
lifeguard | socorrismo, natación, piscina, vigilancia
massage therapist | masajes, bienestar, spa, tratamientos corporales
sports manager | eventos deportivos, torneos, club, patrocinadores
ski instructor | esquí, escalada, clases de esquí, montaña
membership consultant gym | venta de cuotas, recepción de gimnasio, pruebas
group exercise coordinator | clases colectivas, circuitos, dirigidas`;
