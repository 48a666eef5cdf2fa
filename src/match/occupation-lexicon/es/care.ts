/** Health, social work and personal care, in Spanish. Format: ../../task-lexicon.ts. */
export const CARE_ES = `healthcare = pacientes, hospital, cuidados, salud, clínica, sanitario, planta
registered nurse | curas, medicación, constantes, sueros, cuidados de enfermería, sondajes, turnos de planta
licensed practical nurse | aseo, higiene, movilización, ayuda en comidas, residentes, cambios posturales
nurse manager | supervisión de enfermería, cuadrantes, coordinación de planta, equipo de enfermería
nurse practitioner | práctica avanzada, exploración, diagnóstico, seguimiento de crónicos
physician | diagnóstico, consultas, tratamientos, guardias, medicina, facultativo
medical assistant | consulta médica, extracciones de sangre, preparación de pacientes, esterilización
pharmacist | medicamentos, recetas, farmacia, formulación, dispensación, botica
physical therapist | rehabilitación, fisioterapia, ejercicios, terapia manual, movilidad
occupational therapist | terapia ocupacional, logopedia, trastornos del habla, autonomía
dentist | tratamientos dentales, limpieza dental, clínica dental, prótesis, caries
medical laboratory technician | análisis clínicos, hematología, bioquímica, analizadores, banco de sangre
radiology technician | radiología, escáner, resonancia, imagen médica, placas
medical coder | codificación, diagnósticos, facturación sanitaria, CIE
healthcare administrator | dirección de hospital, gestión sanitaria, centro de salud, administración sanitaria
medical receptionist | admisión de pacientes, citas médicas, historias clínicas, mostrador
caregiver | ayuda a domicilio, personas mayores, acompañamiento, geriatría, paseos, dependencia
paramedic | emergencias, ambulancia, primeros auxilios, soporte vital, traslado sanitario
dietitian | nutrición, dietas, planes de alimentación, valoración nutricional
veterinarian | clínica veterinaria, animales, vacunas, cirugía animal
clinical research associate | ensayos clínicos, centros, protocolo, monitorización, comité ético
public health officer | salud pública, epidemiología, prevención, vigilancia sanitaria
midwife | partos, embarazo, posparto, maternidad, matrona
optician | gafas, óptica, graduación, lentes de contacto, monturas
surgical technologist | quirófano, instrumental, esterilización, intervenciones
health insurance specialist | mutua sanitaria, autorizaciones, prestaciones, reembolsos
radiologist | biopsias, anatomía patológica, informes radiológicos, imágenes
dialysis technician | diálisis, electrocardiograma, hemodiálisis, monitores
nurse educator | docencia en enfermería, formación clínica, alumnos, simulación
prosthetist | prótesis, órtesis, ortopedia, plantillas, moldes
hospital porter | traslado de pacientes, camillas, celador, camas
medical science liaison | información científica, líderes de opinión, datos sanitarios

social work = trabajo social, familias, acompañamiento, ayudas, personas vulnerables, social
social worker | servicios sociales, protección de menores, visitas domiciliarias, informes sociales, prestaciones
psychologist | psicología, terapia, evaluación psicológica, trastornos, sesiones
counselor | orientación, adicciones, entrevistas de ayuda, escucha, apoyo
youth worker | jóvenes, adolescentes, educación social, ocio, mediación, menores
support worker | discapacidad, piso tutelado, apoyo en la vida diaria, autonomía
nonprofit program manager | proyectos sociales, cooperación, ONG, financiadores
clergy | parroquia, culto, pastoral, predicación, iglesia
housing officer | vivienda social, inserción laboral, desempleados, alojamiento
behavior analyst | análisis de conducta, autismo, programas de intervención
foster care worker | acogimiento familiar, adopción, menores tutelados, familias de acogida`;
