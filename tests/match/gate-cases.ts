import type { MatchPosting, MatchPreferences } from '../../src/match/match-input.ts';

/** A client and a posting of our own invention, and what a gate must say of them. */
export interface GateCase {
  expected: 'pass' | 'fail' | 'unknown' | 'none';
  cv?: keyof typeof CVS;
  wants?: MatchPreferences;
  job: { title?: string; text?: string; fields?: Partial<MatchPosting> };
}

const WORK = `Planned deliveries for a chain of bakeries and kept the books of three branches in order.
Ran the weekly meeting, trained two apprentices, compared offers of suppliers and reported to the owner each month.
Moved the archive to a shared drive, wrote the handbook for new staff and answered complaints from shops and guests.
Built spreadsheets for stock, prices and shifts, and cut the waste of flour by keeping daily counts for each oven.
Before that, sold bread at the market, loaded vans at night and helped the owner with invoices at the year's end.`;

export const CVS = {
  plain: `Mara Feld\nPlanner\n${WORK}`,
  short: 'Planner. Planned deliveries.',
  madrid: `Mara Feld\nPlanner\nMadrid, Spain · mara@example.org · +34 600 100 200\n${WORK}`,
  austin: `Joe Hart\nPlanner\nAustin, TX, USA | joe@example.org\n${WORK}`,
  euCitizen: `Mara Feld\nPlanner\nGerman citizen\n${WORK}`,
  tongues: `Mara Feld\nPlanner\n${WORK}\nLanguages\nEnglish (C2)\nFrench – native\nSpanish – basic`,
  creole: `Marc Jean\nPlanner\n${WORK}\nLanguages: English, Creole, some Spanish, German (native speaker)`,
  germanCv: `Mara Feld\nDisponentin\nIch habe die Lieferungen für eine Kette von Bäckereien geplant und die Bücher der drei Filialen geführt. Die Lager und die Preise sind mit Tabellen auf dem Stand, und ich war für die Schichten zuständig.\nSprachen: Deutsch (Muttersprache), Englisch (B2)`,
  nurse: `Ines Roy\nStaff Nurse\nCared for patients on a surgical ward, gave medication and kept charts. ${WORK}`,
  registered: `Ines Roy\nRegistered Nurse (RN), licence active until 2027\nCared for patients on a surgical ward. ${WORK}`,
  driver: `Olaf Berg\nDriver\nFührerschein Klasse CE, Staplerschein\n${WORK}`,
  accountant: `Ann Lee\nAccountant\nClosed the month for two companies. ${WORK}`,
  cpa: `Ann Lee, CPA\nAccountant\nClosed the month for two companies. ${WORK}`,
  cleared: `Tom Day\nAnalyst\nActive Secret clearance since 2021. ${WORK}`,
  bachelor: `Mara Feld\nPlanner\nBSc Logistics, University of Exampleton, 2016\n${WORK}`,
  master: `Mara Feld\nPlanner\nMaster of Science in Logistics, 2018\n${WORK}`,
  doctor: `Mara Feld\nPlanner\nPhD in Operations Research, 2020\n${WORK}`,
  school: `Mara Feld\nPlanner\nHigh school diploma, 2012\n${WORK}`,
} as const;

const sponsor: MatchPreferences = { authorisation: 'I need visa sponsorship' };
const us: Partial<MatchPosting> = { places: ['Denver, CO, USA'] };
const berlin: Partial<MatchPosting> = { places: ['Berlin, Germany'] };

export const VISAS: readonly GateCase[] = [
  {
    expected: 'fail',
    wants: sponsor,
    job: { text: 'We do not offer visa sponsorship for this position.', fields: us },
  },
  { expected: 'fail', wants: sponsor, job: { text: 'No visa sponsorship.', fields: berlin } },
  {
    expected: 'fail',
    wants: sponsor,
    job: { text: 'Visa sponsorship not available.', fields: us },
  },
  {
    expected: 'fail',
    wants: sponsor,
    job: { text: 'Sponsorship is not available for this role.', fields: us },
  },
  {
    expected: 'fail',
    wants: sponsor,
    job: { text: 'We are unable to sponsor work visas at this time.', fields: us },
  },
  {
    expected: 'fail',
    wants: sponsor,
    job: {
      text: 'Applicants must be authorized to work in the US without sponsorship now or in the future.',
      fields: us,
    },
  },
  {
    expected: 'fail',
    wants: sponsor,
    job: { text: 'The company will not sponsor applicants for this opening.', fields: us },
  },
  { expected: 'fail', wants: sponsor, job: { text: 'U.S. citizens only.', fields: us } },
  {
    expected: 'fail',
    wants: sponsor,
    job: { text: 'US citizenship is required for this work.', fields: us },
  },
  {
    expected: 'fail',
    wants: sponsor,
    job: { text: 'Wir bieten leider kein Visasponsoring an.', fields: berlin },
  },
  {
    expected: 'fail',
    wants: sponsor,
    job: { text: 'Nous ne sponsorisons pas de visa.', fields: { places: ['Paris, France'] } },
  },
  {
    expected: 'fail',
    wants: sponsor,
    job: { text: 'No ofrecemos patrocinio de visado.', fields: { places: ['Madrid, Spain'] } },
  },
  { expected: 'pass', wants: sponsor, job: { text: 'Visa sponsorship is available.', fields: us } },
  {
    expected: 'pass',
    wants: sponsor,
    job: { text: 'We sponsor visas and help with the move.', fields: berlin },
  },
  {
    expected: 'pass',
    wants: sponsor,
    job: { text: 'We offer relocation and visa support.', fields: berlin },
  },
  {
    expected: 'pass',
    wants: sponsor,
    job: { text: 'Wir unterstützen dich beim Visum.', fields: berlin },
  },
  { expected: 'pass', wants: sponsor, job: { text: 'No work permit needed.', fields: berlin } },
  {
    expected: 'unknown',
    wants: sponsor,
    job: { text: 'You must be authorized to work in the United States.', fields: us },
  },
  { expected: 'unknown', wants: sponsor, job: { text: 'The pay is good.', fields: us } },
  {
    expected: 'unknown',
    wants: sponsor,
    job: {
      text: 'We do sponsor visas! However, we are not able to sponsor every role.',
      fields: us,
    },
  },
  {
    expected: 'unknown',
    wants: sponsor,
    job: { text: 'Will you now or in the future require visa sponsorship?', fields: us },
  },
  { expected: 'unknown', job: { text: 'We do not sponsor visas.', fields: us } },
  { expected: 'pass', job: { text: 'Visa sponsorship available.', fields: us } },
  { expected: 'none', job: { text: 'Our sponsors support the local football club.', fields: us } },
  {
    expected: 'pass',
    wants: { authorisation: 'EU citizen, need sponsorship for the US' },
    job: { text: 'No visa sponsorship.', fields: berlin },
  },
  {
    expected: 'fail',
    wants: { authorisation: 'EU citizen, need sponsorship for the US' },
    job: { text: 'No visa sponsorship.', fields: us },
  },
  {
    expected: 'pass',
    wants: { authorisation: 'authorised to work in Germany' },
    job: { text: 'We cannot sponsor visas.', fields: berlin },
  },
  {
    expected: 'fail',
    wants: { authorisation: 'authorised in Germany, no work permit for the United States' },
    job: { text: 'We cannot sponsor visas.', fields: us },
  },
  {
    expected: 'unknown',
    wants: { authorisation: 'authorised to work in Germany' },
    job: { text: 'We cannot sponsor visas.', fields: us },
  },
  {
    expected: 'pass',
    wants: { authorisation: 'I do not need sponsorship' },
    job: { text: 'No visa sponsorship.', fields: us },
  },
  {
    expected: 'pass',
    wants: { authorisation: 'green card' },
    job: { text: 'Must be authorized to work in the US without sponsorship.', fields: us },
  },
  {
    expected: 'pass',
    cv: 'euCitizen',
    job: { text: 'No visa sponsorship.', fields: { places: ['Lisbon, Portugal'] } },
  },
  { expected: 'unknown', cv: 'euCitizen', job: { text: 'No visa sponsorship.', fields: us } },
];

const remote = (title: string, text = ''): GateCase['job'] => ({
  title,
  text,
  fields: { remote: 'remote' },
});

export const REGIONS: readonly GateCase[] = [
  { expected: 'fail', cv: 'madrid', job: remote('Planner (Remote - US only)') },
  { expected: 'fail', cv: 'madrid', job: remote('Planner, remote (USA)') },
  { expected: 'fail', wants: { places: ['Spain'] }, job: remote('Planner (Remote - US only)') },
  {
    expected: 'fail',
    wants: { home: ['Spain'] },
    job: remote('Planner', 'This role is open to candidates based in the United States only.'),
  },
  { expected: 'fail', cv: 'madrid', job: remote('Planner', 'You must be located in Canada.') },
  { expected: 'fail', cv: 'madrid', job: remote('Planner', 'Candidates must reside in the UK.') },
  {
    expected: 'fail',
    cv: 'madrid',
    job: { fields: { remote: 'remote', remoteRegions: ['Latin America'] } },
  },
  { expected: 'fail', cv: 'austin', job: remote('Planner', 'Remote within Germany.') },
  { expected: 'fail', cv: 'austin', job: remote('Planner (Remote, EMEA)') },
  {
    expected: 'fail',
    cv: 'austin',
    job: remote('Planer', 'Homeoffice nur innerhalb Deutschland.'),
  },
  { expected: 'pass', cv: 'madrid', job: remote('Planner (Remote - EU)') },
  { expected: 'pass', cv: 'madrid', job: remote('Planner (Remote, Europe)') },
  { expected: 'pass', cv: 'austin', job: remote('Planner (Remote - US only)') },
  {
    expected: 'pass',
    cv: 'madrid',
    job: { fields: { remote: 'remote', remoteRegions: ['Spain', 'Portugal'] } },
  },
  {
    expected: 'pass',
    wants: { places: ['Spain'] },
    job: remote('Planner', 'Remote in Spain or Portugal.'),
  },
  { expected: 'none', cv: 'madrid', job: remote('Planner', 'Work from anywhere in the world.') },
  {
    expected: 'none',
    cv: 'madrid',
    job: remote('Planner', 'Our office is in Austin, and the founders live in Texas.'),
  },
  { expected: 'none', cv: 'plain', job: remote('Planner (Remote - US only)') },
  { expected: 'unknown', wants: { places: ['Spain'] }, job: remote('Planner') },
  {
    expected: 'fail',
    wants: { places: ['Spain'] },
    job: { fields: { places: ['Tokyo, Japan'], remote: 'onsite' } },
  },
];

export const LANGUAGES: readonly GateCase[] = [
  { expected: 'pass', cv: 'creole', job: { text: 'Excellent written English and native German.' } },
  { expected: 'none', cv: 'tongues', job: { text: 'German speakers get $1 more.' } },
  { expected: 'fail', cv: 'tongues', job: { text: 'Requirements:\n- Fluent German' } },
  { expected: 'fail', cv: 'tongues', job: { text: 'German C1 is required.' } },
  { expected: 'fail', cv: 'tongues', job: { title: 'German-speaking planner' } },
  { expected: 'fail', cv: 'tongues', job: { text: 'You speak Dutch and English.' } },
  {
    expected: 'fail',
    cv: 'tongues',
    job: { text: 'Sehr gute Deutschkenntnisse in Wort und Schrift.' },
  },
  {
    expected: 'fail',
    cv: 'tongues',
    job: { text: 'Deutsch- und Englischkenntnisse sind erforderlich.' },
  },
  { expected: 'fail', cv: 'tongues', job: { text: 'Italian mother tongue.' } },
  { expected: 'fail', cv: 'tongues', job: { text: 'Native Spanish.' } },
  { expected: 'fail', cv: 'tongues', job: { text: 'Nivel alto de alemán imprescindible.' } },
  { expected: 'fail', cv: 'tongues', job: { text: 'Allemand courant exigé.' } },
  {
    expected: 'fail',
    wants: { language: 'English and French' },
    job: { text: 'Fluent in German.' },
  },
  { expected: 'pass', cv: 'tongues', job: { text: 'Fluent French required.' } },
  { expected: 'pass', cv: 'tongues', job: { text: 'Fluent English or German.' } },
  { expected: 'pass', cv: 'tongues', job: { text: 'Excellent written and spoken English.' } },
  { expected: 'pass', cv: 'tongues', job: { text: 'Français courant, anglais courant.' } },
  { expected: 'pass', cv: 'plain', job: { text: 'You are fluent in English.' } },
  { expected: 'pass', cv: 'germanCv', job: { text: 'Verhandlungssicheres Deutsch.' } },
  { expected: 'unknown', cv: 'plain', job: { text: 'Fluent German is required.' } },
  { expected: 'unknown', cv: 'germanCv', job: { text: 'Fluent English required.' } },
  { expected: 'none', cv: 'tongues', job: { text: 'German is not required.' } },
  { expected: 'none', cv: 'tongues', job: { text: 'No German needed.' } },
  { expected: 'none', cv: 'tongues', job: { text: 'Deutschkenntnisse sind nicht erforderlich.' } },
  { expected: 'none', cv: 'tongues', job: { text: 'German is a plus.' } },
  { expected: 'none', cv: 'tongues', job: { text: 'Nice to have:\n- Fluent German' } },
  { expected: 'pass', cv: 'tongues', job: { text: 'Fluent English required, German is a plus.' } },
  {
    expected: 'none',
    cv: 'tongues',
    job: { text: 'You know the German market and our Dutch customers well.' },
  },
  {
    expected: 'none',
    cv: 'tongues',
    job: { text: 'We are a German company with an Italian restaurant next door.' },
  },
  { expected: 'none', cv: 'tongues', job: { text: 'Benefits:\n- German language classes' } },
];

export const LICENCES: readonly GateCase[] = [
  { expected: 'fail', cv: 'plain', job: { text: 'Requirements:\n- Active RN license' } },
  { expected: 'fail', cv: 'plain', job: { text: 'CDL Class A is required.' } },
  { expected: 'fail', cv: 'plain', job: { text: 'Must hold an active Secret clearance.' } },
  { expected: 'fail', cv: 'plain', job: { text: 'CPA required.' } },
  { expected: 'fail', cv: 'plain', job: { text: 'You must be admitted to the bar of New York.' } },
  { expected: 'fail', cv: 'plain', job: { text: 'A forklift licence is mandatory.' } },
  { expected: 'fail', cv: 'plain', job: { text: 'Valid teaching certificate required.' } },
  { expected: 'fail', cv: 'plain', job: { text: 'Führerschein Klasse CE erforderlich.' } },
  { expected: 'fail', cv: 'plain', job: { text: 'Professional Engineer (PE) license required.' } },
  { expected: 'fail', cv: 'plain', job: { title: 'Registered Nurse, nights' } },
  { expected: 'fail', cv: 'plain', job: { text: 'HGV licence essential.' } },
  { expected: 'fail', cv: 'accountant', job: { text: 'RN or LPN license required.' } },
  { expected: 'pass', cv: 'registered', job: { text: 'RN or LPN license required.' } },
  { expected: 'pass', cv: 'registered', job: { text: 'Active RN license required.' } },
  { expected: 'pass', cv: 'driver', job: { text: 'Staplerschein erforderlich.' } },
  { expected: 'pass', cv: 'driver', job: { text: 'Du hast einen Führerschein Klasse CE.' } },
  { expected: 'pass', cv: 'cpa', job: { text: 'Active CPA is required.' } },
  { expected: 'pass', cv: 'cleared', job: { text: 'Active security clearance required.' } },
  { expected: 'unknown', cv: 'nurse', job: { text: 'Active RN license required.' } },
  { expected: 'unknown', cv: 'accountant', job: { text: 'CPA required.' } },
  { expected: 'unknown', cv: 'plain', job: { text: "Valid driver's license required." } },
  { expected: 'unknown', cv: 'short', job: { text: 'CPA required.' } },
  { expected: 'none', cv: 'plain', job: { text: 'CPA preferred.' } },
  { expected: 'none', cv: 'plain', job: { text: 'No forklift licence required, we train you.' } },
  { expected: 'none', cv: 'plain', job: { text: 'A forklift licence is not required.' } },
  { expected: 'none', cv: 'plain', job: { text: 'You will work alongside registered nurses.' } },
  { expected: 'none', cv: 'plain', job: { text: 'Nice to have:\n- PMP certification' } },
  { expected: 'none', cv: 'plain', job: { text: 'Benefits:\n- We pay for your CPA exam' } },
  { expected: 'none', cv: 'plain', job: { text: 'You keep the bar clean and the guests happy.' } },
];

export const DEGREES: readonly GateCase[] = [
  { expected: 'fail', cv: 'bachelor', job: { text: 'A PhD in operations research is required.' } },
  { expected: 'fail', cv: 'bachelor', job: { text: "Master's degree required." } },
  { expected: 'fail', cv: 'school', job: { text: "Bachelor's degree required." } },
  {
    expected: 'fail',
    cv: 'school',
    job: { text: 'Abgeschlossenes Hochschulstudium erforderlich.' },
  },
  { expected: 'pass', cv: 'bachelor', job: { text: "Bachelor's degree required." } },
  { expected: 'pass', cv: 'master', job: { text: "Bachelor's or Master's degree required." } },
  { expected: 'pass', cv: 'doctor', job: { text: "Master's degree required." } },
  { expected: 'pass', cv: 'bachelor', job: { text: 'Requirements:\n- Degree in logistics' } },
  { expected: 'unknown', cv: 'plain', job: { text: "Bachelor's degree required." } },
  {
    expected: 'unknown',
    cv: 'school',
    job: { text: "Bachelor's degree or equivalent experience required." },
  },
  {
    expected: 'unknown',
    cv: 'bachelor',
    job: { text: "Master's degree or comparable experience is required." },
  },
  { expected: 'none', cv: 'school', job: { text: 'No degree required.' } },
  { expected: 'none', cv: 'school', job: { text: 'A degree is not required.' } },
  { expected: 'none', cv: 'school', job: { text: "You don't need a degree." } },
  { expected: 'none', cv: 'school', job: { text: "Bachelor's degree preferred." } },
  { expected: 'none', cv: 'school', job: { text: 'Requires a high degree of care.' } },
  { expected: 'none', cv: 'school', job: { text: 'You must be a master of detail.' } },
];

export const CLOSED: readonly GateCase[] = [
  { expected: 'fail', job: { text: 'This position has been filled.' } },
  { expected: 'fail', job: { text: 'We are no longer accepting applications.' } },
  { expected: 'fail', job: { text: 'Die Stelle ist bereits besetzt.' } },
  { expected: 'fail', job: { fields: { closed: 'gone from its board' } } },
  { expected: 'none', job: { text: 'The posting stays open until the position is filled.' } },
  { expected: 'none', job: { text: 'You will close deals that have been filed.' } },
];

type Job = Partial<MatchPosting> & { text: string };

/** A posting, and the field that its text contradicts; empty for none. */
export const CONTRADICTIONS: readonly (readonly [Job, string])[] = [
  [{ text: 'This role is on-site only.', remote: 'remote' }, 'remote'],
  [{ text: 'Four days a week in the office.', remote: 'remote' }, 'remote'],
  [{ text: 'This is a fully remote position.', remote: 'onsite' }, 'remote'],
  [{ text: 'This is an unpaid role.', pay: { min: 30_000, currency: 'EUR' } }, 'pay'],
  [{ text: 'You bring 7+ years of experience in planning.', title: 'Junior Planner' }, 'seniority'],
  [{ text: 'Work from home as you like.', remote: 'remote' }, ''],
  [{ text: 'You bring 2 years of experience.', title: 'Junior Planner' }, ''],
  [{ text: 'Paid leave.', pay: { min: 30_000, currency: 'EUR' } }, ''],
];
