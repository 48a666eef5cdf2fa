/** Health, social work and personal care, in French. Format: ../../task-lexicon.ts. */
export const CARE_FR = `healthcare = patients, hôpital, soins, santé, clinique, médical, soignants
registered nurse | soins infirmiers, pansements, perfusions, constantes, traitements, transmissions, injections
licensed practical nurse | aide-soignant, toilette, aide aux repas, mobilisation, résidents, confort
nurse manager | encadrement de soignants, plannings, cadre de santé, projet de service, bloc opératoire
nurse practitioner | pratique avancée, examens cliniques, prescriptions, suivi de patients chroniques
physician | diagnostic, consultations, prescriptions, gardes, médecine, praticien
medical assistant | cabinet médical, prises de sang, préparation des patients, stérilisation
pharmacist | médicaments, ordonnances, officine, pharmacie, préparations, délivrance
physical therapist | rééducation, kinésithérapie, exercices, massages, mobilité
occupational therapist | ergothérapie, orthophonie, troubles du langage, autonomie
dentist | soins dentaires, détartrage, cabinet dentaire, prothèses, caries
medical laboratory technician | analyses médicales, hématologie, biochimie, automates, prélèvements
radiology technician | radiologie, scanner, IRM, imagerie médicale, clichés
medical coder | codage, PMSI, facturation hospitalière, nomenclature
healthcare administrator | direction hospitalière, établissement de santé, gestion hospitalière, pôle
medical receptionist | accueil des patients, prise de rendez-vous, secrétariat médical, dossiers médicaux
caregiver | aide à domicile, personnes âgées, accompagnement, lever et coucher, repas, ménage
paramedic | urgences, ambulance, secours, premiers soins, transport sanitaire
dietitian | diététique, nutrition, régimes, menus équilibrés, bilans nutritionnels
veterinarian | clinique vétérinaire, animaux, vaccinations, chirurgie animale
clinical research associate | essais cliniques, centres investigateurs, protocole, monitoring, comité d'éthique
public health officer | santé publique, épidémiologie, prévention, surveillance sanitaire
midwife | accouchements, grossesse, maternité, suivi postnatal
optician | lunettes, optique, examen de vue, lentilles, montures
surgical technologist | bloc opératoire, instruments, stérile, aide opératoire
health insurance specialist | assurance maladie, prises en charge, remboursements, contrôle médical
radiologist | comptes rendus, biopsies, anatomopathologie, interprétation d'images
dialysis technician | dialyse, électrocardiogramme, générateurs, explorations fonctionnelles
nurse educator | formation des soignants, institut de formation, tutorat, étudiants infirmiers
prosthetist | prothèses, orthèses, appareillage, moulages, semelles
hospital porter | brancardage, transport de patients, lits, logistique hospitalière
medical science liaison | information scientifique, leaders d'opinion, données de santé

social work = travail social, familles, accompagnement, aide, personnes en difficulté, social
social worker | protection de l'enfance, enquêtes sociales, visites à domicile, accès aux droits, évaluation sociale, foyer
psychologist | psychologie, thérapie, entretiens, tests psychologiques, troubles
counselor | conseil, addictions, entretiens d'aide, écoute, soutien
youth worker | animation jeunesse, adolescents, éducateur, loisirs, médiation, quartier
support worker | handicap, foyer de vie, accompagnement éducatif, autonomie, vie quotidienne
nonprofit program manager | gestion de projets associatifs, solidarité, ONG, bailleurs de fonds
clergy | paroisse, culte, aumônerie, prédication, église
housing officer | logement social, insertion professionnelle, demandeurs d'emploi, hébergement
behavior analyst | analyse du comportement, autisme, programmes éducatifs
foster care worker | familles d'accueil, adoption, placement, enfants confiés`;
