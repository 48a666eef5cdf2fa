/** English adverts of twelve trades, and CVs of German, French and Spanish writers who share hardly a word with them. */
export const ADVERTS: readonly { trade: string; title: string; text: string }[] = [
  {
    trade: 'nurse',
    title: 'Ward Nurse',
    text: 'Look after people on a surgical ward. Give medication, change dressings, take observations and keep the charts. Hand over to the night shift and support families. A registered nurse with two years in hospital.',
  },
  {
    trade: 'developer',
    title: 'Server-side Programmer',
    text: 'Build services behind our booking site. You write clean code with tests, design interfaces for other teams, look after the databases and review what colleagues commit. Some years of backend programming.',
  },
  {
    trade: 'accountant',
    title: 'Ledger Accountant',
    text: 'Close the books each month, reconcile bank and supplier accounts, file the VAT return and prepare the figures for the auditors. You know your way around accruals, fixed assets and an accounting system.',
  },
  {
    trade: 'electrician',
    title: 'Site Electrician',
    text: 'Pull cable, mount distribution boards, connect lights and sockets in new buildings, test circuits and find faults. You read wiring diagrams and keep to the electrical code. A finished apprenticeship is needed.',
  },
  {
    trade: 'teacher',
    title: 'Mathematics Teacher',
    text: 'Teach pupils aged eleven to sixteen, plan lessons, mark exams, speak with parents at report evenings and lead a class of your own. Qualified teacher status and patience with teenagers are what we ask for.',
  },
  {
    trade: 'cook',
    title: 'Cook',
    text: 'Prepare starters and mains from fresh produce, run a section during service, watch the fridges and hygiene records and order from suppliers. A trained cook with a season in a busy restaurant kitchen.',
  },
  {
    trade: 'driver',
    title: 'Lorry Driver',
    text: 'Drive an articulated truck on regional routes, load and secure freight, deliver to warehouses, keep the tachograph in order and check the vehicle each morning. Licence for heavy trucks required.',
  },
  {
    trade: 'recruiter',
    title: 'Recruiter',
    text: 'Find people for our branches. You write job adverts, search for candidates, hold interviews, make offers and bring new hires through their first weeks. Experience in hiring or in a staffing agency helps.',
  },
  {
    trade: 'lawyer',
    title: 'Employment Lawyer',
    text: 'Advise companies on dismissals and contracts, draft pleadings, appear in court and settle disputes. A qualified lawyer with some years in a law firm who explains the law in plain words to clients.',
  },
  {
    trade: 'cleaner',
    title: 'Office Cleaner',
    text: 'Vacuum and mop floors, empty bins, clean washrooms and kitchens and refill soap in an office building, five mornings a week. You are careful with cleaning products and like to leave a tidy place.',
  },
  {
    trade: 'gardener',
    title: 'Gardener',
    text: 'Mow lawns, trim hedges, plant borders, prune trees and lay paths in private gardens and parks. You handle hedge cutters and chainsaws safely and know your shrubs. Landscaping experience is welcome.',
  },
  {
    trade: 'social',
    title: 'Family Social Worker',
    text: 'Visit families at home, assess the welfare of children, plan help with schools and doctors and write reports for the court. A degree in social work and calm in a crisis are needed, supervision is given.',
  },
];

export const CVS_ABROAD: readonly { trade: string; language: 'de' | 'fr' | 'es'; text: string }[] =
  [
    {
      trade: 'nurse',
      language: 'de',
      text: 'Ich arbeite seit acht Jahren auf einer chirurgischen Station. Zu meinem Alltag gehören die Versorgung von Wunden, das Richten von Medikamenten und die Betreuung der Patienten nach der Operation. Die Dokumentation führe ich am Rechner.',
    },
    {
      trade: 'nurse',
      language: 'es',
      text: 'Trabajo desde 2015 en la planta de cirugía de un hospital comarcal. Administro la medicación, hago las curas, vigilo las constantes y preparo el alta de los pacientes. También formo a las alumnas en prácticas.',
    },
    {
      trade: 'developer',
      language: 'fr',
      text: "Depuis six ans je conçois des applications pour une compagnie d'assurance. J'écris les services web, les requêtes et les tests, je corrige les anomalies et je relis le code des collègues. Les mises en production sont automatisées par notre équipe.",
    },
    {
      trade: 'accountant',
      language: 'de',
      text: 'Seit 2012 bin ich in einem Handelsbetrieb für die Konten zuständig. Ich buche die Belege, stimme die Bankkonten ab, melde die Umsatzsteuer und bereite den Jahresabschluss für die Wirtschaftsprüfer vor.',
    },
    {
      trade: 'accountant',
      language: 'es',
      text: 'Llevo diez años con los libros de una empresa de transportes: asientos, conciliaciones con los bancos, liquidación del IVA, cierre del mes y cuentas anuales para los auditores.',
    },
    {
      trade: 'electrician',
      language: 'de',
      text: 'Nach meiner Lehre habe ich neun Jahre auf Baustellen gearbeitet: Leitungen verlegt, Verteilerschränke gesetzt, Steckdosen und Leuchten angeschlossen und Stromkreise geprüft. Schaltpläne lese ich sicher.',
    },
    {
      trade: 'teacher',
      language: 'es',
      text: 'Doy clases en un instituto desde 2016. Preparo las clases, corrijo los exámenes, evalúo a los alumnos y me reúno con los padres. Soy tutora de un grupo y coordino el taller de matemáticas.',
    },
    {
      trade: 'cook',
      language: 'fr',
      text: 'Huit saisons en cuisine, dont trois comme chef de partie. Je prépare les sauces, les entrées et les plats du jour avec des produits frais, je contrôle la chambre froide et je passe les commandes aux fournisseurs.',
    },
    {
      trade: 'driver',
      language: 'es',
      text: 'Conduzco camiones desde hace doce años, con tráiler y por toda Europa. Cargo y aseguro la mercancía, respeto los tiempos del tacógrafo y entrego en los almacenes con puntualidad.',
    },
    {
      trade: 'recruiter',
      language: 'fr',
      text: "Depuis 2018 je recrute pour des enseignes de la distribution. Je rédige les annonces, je trie les candidatures, je mène les entretiens et j'accompagne les nouveaux collaborateurs pendant leur première semaine.",
    },
    {
      trade: 'lawyer',
      language: 'de',
      text: 'Als Juristin vertrete ich seit sieben Jahren Mandanten vor dem Arbeitsgericht. Ich schreibe Schriftsätze, berate bei Kündigungen, gestalte Verträge und verhandle Vergleiche mit der Gegenseite.',
    },
    {
      trade: 'cleaner',
      language: 'es',
      text: 'Limpio oficinas y portales desde 2019. Friego los suelos, aspiro las moquetas, vacío las papeleras y dejo los baños y la cocina listos para el día siguiente. Conozco bien los productos y las máquinas.',
    },
    {
      trade: 'gardener',
      language: 'fr',
      text: 'Je travaille depuis cinq ans pour une commune. Tonte des pelouses, taille des haies et des arbustes, plantation des massifs, arrosage et entretien des allées. Je sais me servir de la tronçonneuse.',
    },
    {
      trade: 'social',
      language: 'de',
      text: 'Ich begleite seit sechs Jahren Familien in schwierigen Lagen. Ich mache Hausbesuche, schätze das Wohl der Kinder ein, plane Hilfen mit Schule und Ärzten und schreibe Berichte an das Gericht.',
    },
    {
      trade: 'social',
      language: 'fr',
      text: "J'accompagne des familles en difficulté depuis 2014. Visites à domicile, évaluation de la situation des enfants, rapports pour le juge, liens avec les écoles et les médecins, accès aux droits.",
    },
  ];
