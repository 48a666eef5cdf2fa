/** Education, sport and fitness, in French. Format: ../../task-lexicon.ts. */
export const LEARNING_FR = `education = école, enseignement, élèves, cours, apprentissage, classe
teacher | enseigner, préparation des cours, classe, évaluations, rencontres avec les parents
high school teacher | collège, lycée, baccalauréat, correction de copies, mathématiques
kindergarten teacher | crèche, maternelle, éveil, petite enfance, jeux, activités
special education teacher | besoins particuliers, inclusion, élèves handicapés, adaptation
teaching assistant | accompagnement d'élèves, aide en classe, devoirs, surveillance
university lecturer | université, cours magistraux, travaux dirigés, étudiants, recherche
language teacher | cours de langue, français langue étrangère, anglais, conversation, grammaire
tutor | soutien scolaire, cours particuliers, devoirs, préparation aux examens
school principal | direction d'établissement, équipe enseignante, projet d'école, vie scolaire
instructional designer | ingénierie pédagogique, programmes, modules, formation en ligne
school counselor | orientation scolaire, projet professionnel, conseil aux élèves
childcare worker | garde d'enfants, nounou, sorties d'école, repas des enfants
vocational trainer | formation d'adultes, auto-école, stagiaires, apprentis, centre de formation
admissions officer | admissions, inscriptions, scolarité, vie étudiante
museum educator | médiation culturelle, visites guidées, animation nature, ateliers
education program manager | programmes éducatifs, recherche en éducation, évaluation
education technology specialist | numérique éducatif, plateforme d'apprentissage, tablettes
religious education teacher | catéchèse, surveillance d'examens, enseignement religieux
department chair | direction de département, responsable de filière, doyen

fitness = sport, entraînement, salle de sport, remise en forme, adhérents, coaching
personal trainer | programmes d'entraînement, musculation, suivi individuel, bilans
yoga instructor | cours de yoga, pilates, respiration, postures, relaxation
gym manager | gestion de salle, adhésions, équipe de coachs, planning des cours
sports coach | équipe, compétition, club sportif, entraîneur, tactique
athletic trainer | préparation physique, prévention des blessures, performance
physical education teacher | éducation physique, activités de loisirs, jeux collectifs
lifeguard | surveillance de baignade, natation, piscine, sauvetage
massage therapist | massages, bien-être, spa, soins du corps
sports manager | événements sportifs, tournois, club, partenaires
ski instructor | ski, escalade, cours de ski, montagne
membership consultant gym | abonnements, accueil de salle, visites d'essai
group exercise coordinator | cours collectifs, circuits, animation`;
