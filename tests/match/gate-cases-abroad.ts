import type { CVS, GateCase } from './gate-cases.ts';

/** Requirement sentences of German, French and Spanish postings: `verdict cv | sentence` a line. */
function cases(lines: string, more: Omit<GateCase, 'expected' | 'job' | 'cv'> = {}): GateCase[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [head = '', text = ''] = line.split(' | ');
      const [expected = '', cv = ''] = head.trim().split(' ');
      if (!isVerdict(expected) || !isCv(cv)) throw new Error(`No case: ${line}`);
      return { expected, cv, ...more, job: { text } };
    });
}

const isVerdict = (word: string): word is GateCase['expected'] =>
  ['pass', 'fail', 'unknown', 'none'].includes(word);
const isCv = (word: string): word is keyof typeof CVS =>
  'plain tongues germanCv nurse registered driver bachelor master doctor school'
    .split(' ')
    .includes(word);

/** The client of `tongues` speaks English, French and a little Spanish, but no German, Italian or Dutch. */
export const LANGUAGES_ABROAD: readonly GateCase[] = cases(`
fail tongues | Sie sprechen fließend Deutsch.
fail tongues | Verhandlungssicheres Deutsch in Wort und Schrift setzen wir voraus.
fail tongues | Sehr gute Deutschkenntnisse (mindestens C1) sind zwingend erforderlich.
fail tongues | Du bringst gute Deutschkenntnisse mit.
fail tongues | Ohne Deutschkenntnisse geht es leider nicht.
fail tongues | Deutsch auf Muttersprachniveau ist ein Muss.
fail tongues | Du brauchst nicht nur Englisch, sondern auch fließend Deutsch.
pass tongues | Sichere Englischkenntnisse in Wort und Schrift werden vorausgesetzt.
pass tongues | Deutsch oder Englisch fließend erforderlich.
none tongues | Deutschkenntnisse werden nicht vorausgesetzt.
none tongues | Deutsch musst du nicht sprechen.
none tongues | Kein Deutsch erforderlich.
none tongues | Keine Deutschkenntnisse notwendig.
none tongues | Deutschkenntnisse brauchst du nicht.
none tongues | Du brauchst kein Deutsch zu sprechen.
none tongues | Auch ohne Deutschkenntnisse bist du willkommen.
none tongues | Italienischkenntnisse sind von Vorteil.
none tongues | Italienisch wäre schön, ist aber kein Muss.
none tongues | Weitere Sprachen wie Italienisch sind ein Plus.
none tongues | Niederländisch ist wünschenswert.
none tongues | Wünschenswert sind Kenntnisse in Niederländisch.
fail tongues | Vous parlez couramment allemand.
fail tongues | Allemand courant exigé.
fail tongues | La maîtrise de l'allemand est indispensable.
fail tongues | Un bon niveau d'allemand est requis.
fail tongues | Il est impératif de parler allemand.
fail tongues | L'allemand est obligatoire.
pass tongues | Anglais professionnel exigé.
pass tongues | Vous maîtrisez l'anglais à l'écrit comme à l'oral.
none tongues | L'allemand n'est pas obligatoire.
none tongues | Pas besoin de parler allemand.
none tongues | Vous n'avez pas besoin de maîtriser l'allemand.
none tongues | Aucune connaissance de l'allemand n'est exigée.
none tongues | L'allemand n'est pas nécessaire pour ce poste.
none tongues | La connaissance de l'allemand serait un plus.
none tongues | L'italien est un atout.
none tongues | La pratique de l'italien est appréciée.
none tongues | Une deuxième langue comme l'italien serait bienvenue.
none tongues | Notions d'italien souhaitées.
fail tongues | Hablas alemán con fluidez.
fail tongues | Imprescindible alemán nivel C1.
fail tongues | Se requiere nivel alto de alemán.
fail tongues | Es imprescindible hablar alemán.
fail tongues | Dominio del alemán hablado y escrito, obligatorio.
pass tongues | Inglés fluido imprescindible.
pass tongues | Se requiere francés o alemán a nivel alto.
none tongues | No es necesario hablar alemán.
none tongues | No se requiere alemán.
none tongues | No hace falta saber alemán.
none tongues | No se pide alemán.
none tongues | No es imprescindible el alemán.
none tongues | Se valorará el alemán.
none tongues | Se valora positivamente hablar italiano.
none tongues | El alemán será un plus.
none tongues | Deseable conocimiento de italiano.
pass germanCv | Sie sprechen fließend Deutsch.
`);

export const LICENCES_ABROAD: readonly GateCase[] = cases(`
fail plain | Führerschein der Klasse CE zwingend erforderlich.
fail plain | Sie besitzen einen gültigen Staplerschein.
fail plain | Voraussetzung ist ein Staplerschein.
fail plain | Voraussetzung: Approbation als Arzt oder Ärztin.
fail plain | Sie haben das Examen als Gesundheits- und Krankenpfleger abgelegt.
fail plain | Sachkundeprüfung nach § 34a ist Pflicht.
fail plain | Zweites juristisches Staatsexamen erforderlich.
pass driver | Führerschein Klasse CE ist Voraussetzung.
pass driver | Ein Staplerschein ist unbedingt nötig.
none plain | Ein Staplerschein ist nicht erforderlich.
none plain | Kein Staplerschein nötig.
none plain | Einen Staplerschein brauchst du nicht.
none plain | Staplerschein wünschenswert, aber keine Bedingung.
none plain | Ein Staplerschein ist von Vorteil.
none plain | Idealerweise haben Sie einen Staplerschein.
none plain | Staplerschein gerne gesehen.
unknown plain | Staplerschein erforderlich oder die Bereitschaft, ihn zu machen.
unknown plain | Führerschein Klasse B erforderlich.
fail plain | Permis poids lourds exigé.
fail plain | Permis CE indispensable.
fail plain | Vous êtes titulaire du CACES 3 en cours de validité.
fail plain | CACES obligatoire.
fail plain | Diplôme d'État d'infirmier exigé.
fail plain | Habilitation électrique à jour obligatoire.
pass driver | Permis CE indispensable.
none plain | Le CACES n'est pas exigé.
none plain | Le CACES n'est pas indispensable.
none plain | Pas besoin de CACES.
none plain | CACES non obligatoire.
none plain | Aucun CACES requis.
none plain | Le CACES serait un plus.
none plain | CACES apprécié.
none plain | Un CACES est souhaitable.
unknown plain | Permis B exigé.
unknown plain | CACES exigé ou à passer à nos frais.
fail plain | Carné de carretillero imprescindible.
fail plain | Es obligatorio el carnet de carretillero.
fail plain | Imprescindible permiso de conducir C+E.
fail plain | Título de enfermería imprescindible.
pass driver | Imprescindible carné de conducir C+E.
none plain | No es necesario el carné de carretillero.
none plain | No se requiere carné de carretillero.
none plain | No hace falta carné de carretillero.
none plain | No se exige el carnet de carretillero.
none plain | Se valorará el carné de carretillero.
none plain | Carné de carretillero valorable, no imprescindible.
none plain | Deseable carné de carretillero.
unknown plain | Carné de conducir imprescindible.
unknown plain | Carné de carretillero imprescindible o disposición a obtenerlo.
`);

export const DEGREES_ABROAD: readonly GateCase[] = cases(`
fail school | Ein abgeschlossenes Studium ist zwingend erforderlich.
fail school | Abgeschlossenes Hochschulstudium der Informatik setzen wir voraus.
fail bachelor | Promotion in Chemie erforderlich.
pass bachelor | Ein abgeschlossenes Studium ist Voraussetzung.
none school | Ein Studium ist nicht erforderlich.
none school | Ein abgeschlossenes Studium ist keine Voraussetzung.
none school | Kein Studium nötig.
none school | Ein Hochschulabschluss ist von Vorteil.
none school | Idealerweise abgeschlossenes Studium.
unknown school | Abgeschlossenes Studium oder vergleichbare Qualifikation erforderlich.
fail school | Diplôme universitaire exigé.
fail school | Vous êtes titulaire d'un bac +5, obligatoire.
fail school | Bac +3 minimum.
fail bachelor | Doctorat exigé.
pass master | Bac +5 exigé.
none school | Diplôme universitaire non exigé.
none school | Le bac +5 n'est pas obligatoire.
none school | Pas besoin de diplôme universitaire.
none school | Un bac +5 serait un plus.
none school | Bac +3 souhaité.
unknown school | Bac +5 exigé ou expérience équivalente.
fail school | Titulación universitaria imprescindible.
fail school | Se requiere grado en ingeniería.
fail school | Imprescindible licenciatura en derecho.
fail bachelor | Doctorado imprescindible.
pass bachelor | Se requiere grado universitario.
none school | No es necesaria titulación universitaria.
none school | No se requiere grado universitario.
none school | No hace falta título universitario.
none school | Se valorará grado universitario.
none school | Título universitario deseable.
unknown school | Se requiere grado universitario o experiencia equivalente.
`);

/** The client needs a sponsor in the country of the posting. */
export const VISAS_ABROAD: readonly GateCase[] = cases(
  `
fail plain | Wir können leider kein Visum sponsern.
fail plain | Eine Visa-Unterstützung ist nicht möglich.
fail plain | Ein Visumsponsoring bieten wir nicht an.
fail plain | Nur Bewerbungen mit gültiger EU-Arbeitserlaubnis, kein Sponsoring.
pass plain | Wir unterstützen Sie bei Visum und Umzug.
pass plain | Wir helfen dir mit dem Visum.
unknown plain | Die Visagistin arbeitet nicht am Wochenende.
pass plain | Visumunterstützung wird angeboten.
unknown plain | Eine gültige Arbeitserlaubnis ist erforderlich.
unknown plain | Voraussetzung ist ein gültiger Aufenthaltstitel mit Arbeitserlaubnis.
fail plain | Nous ne prenons pas en charge les visas.
fail plain | Pas de sponsoring de visa.
fail plain | Aucun parrainage de visa n'est possible.
fail plain | Nous ne pouvons pas sponsoriser de visa.
pass plain | Nous prenons en charge votre visa.
pass plain | Aide au visa et à l'installation.
unknown plain | Titre de séjour avec autorisation de travail exigé.
unknown plain | Vous disposez d'un permis de travail valable en France.
fail plain | No ofrecemos patrocinio de visado.
fail plain | No tramitamos visados.
fail plain | No podemos patrocinar visados.
fail plain | Sin patrocinio de visa.
pass plain | Tramitamos tu visado.
pass plain | Te ayudamos con el visado.
pass plain | Ofrecemos patrocinio de visado.
unknown plain | Imprescindible permiso de trabajo en vigor.
unknown plain | Es necesario contar con permiso de residencia y trabajo.
`,
  { wants: { authorisation: 'I need visa sponsorship' } },
);

export const CLOSED_ABROAD: readonly GateCase[] = cases(`
fail plain | Die Stelle ist bereits besetzt.
fail plain | Diese Position wurde inzwischen vergeben.
fail plain | Bewerbungen werden nicht mehr angenommen.
fail plain | Le poste est déjà pourvu.
fail plain | Les candidatures sont closes.
fail plain | Cette offre n'est plus disponible.
fail plain | La vacante ya está cubierta.
fail plain | La oferta está cerrada.
fail plain | Ya no se aceptan candidaturas.
none plain | Die Ausschreibung läuft, bis die Stelle besetzt ist.
none plain | Die Stelle ist ab August zu besetzen.
none plain | Le poste est à pourvoir dès septembre.
none plain | Les candidatures restent ouvertes jusqu'à ce que le poste soit pourvu.
none plain | La vacante estará abierta hasta que sea cubierta.
`);
