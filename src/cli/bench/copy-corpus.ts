import type { Posting } from '../../desk/posting.ts';

/** Parts of invented advertisements: each sector has a title and sentences whose gaps are filled by chance. */
const SECTORS: readonly { titles: string[]; says: string[] }[] = [
  {
    titles: ['Registered Nurse', 'Ward Nurse', 'Night Nurse', 'Theatre Nurse'],
    says: [
      'You plan care for {n} patients on our {place} ward and hand over with {person}.',
      'You give medicines, watch vital signs and speak with {person} when something changes.',
      'Your training as a nurse is complete and you have {n} years on a ward behind you.',
      'The rota is fixed {n} weeks ahead and swaps are agreed with {person}.',
      'You know how to calm {person} and how to write a clear report.',
    ],
  },
  {
    titles: ['TypeScript Engineer', 'Backend Engineer', 'Platform Engineer', 'Kafka Engineer'],
    says: [
      'You build services in TypeScript and PostgreSQL for {thing}, used by {n} thousand people.',
      'You run Kafka and Kubernetes clusters with {n} colleagues and {person}.',
      'You have {n} years with distributed systems and like to read {thing} of others.',
      'Every change is reviewed by {person} and reaches production on the same day.',
      'You keep latency of {thing} under {n} milliseconds while volume doubles.',
    ],
  },
  {
    titles: ['Accountant', 'Payroll Clerk', 'Tax Assistant', 'Financial Controller'],
    says: [
      'You close the books of {n} shops at the end of the month together with {person}.',
      'You post invoices to the ledger, chase {thing} and explain numbers to {person}.',
      'You know double entry, have used {thing} and bring {n} years of practice.',
      'You prepare tax returns for {person} and answer the questions of auditors.',
      'A part of the week is done from home, {n} days are for visits to {place}.',
    ],
  },
  {
    titles: ['Warehouse Operative', 'Forklift Driver', 'Night Shift Picker', 'Dispatcher'],
    says: [
      'You pick and pack {n} orders a shift and load {thing} with {person}.',
      'You hold a licence for forklift trucks and have {n} years in a warehouse.',
      'You count stock in {place}, report what is missing and tidy up with {person}.',
      'The night shift starts at ten and has {n} breaks; {person} brings soup.',
      'You plan routes for {n} lorries and talk to drivers on the way to {place}.',
    ],
  },
  {
    titles: ['Primary Teacher', 'Maths Teacher', 'Teacher of German', 'School Librarian'],
    says: [
      'You teach {n} lessons a week and plan them in the afternoon with {person}.',
      'You care for a class of {n} children and meet {person} twice a year.',
      'You bring a degree in education, love for {thing} and patience with parents.',
      'Our school stands in {place}, has a garden and {n} music rooms.',
      'You lead a trip to {place} every spring, together with {person}.',
    ],
  },
  {
    titles: ['Customer Support Agent', 'Account Manager', 'Sales Assistant', 'Shop Manager'],
    says: [
      'You answer {n} letters a day about {thing} and pass hard ones to {person}.',
      'You look after {n} customers in {place} and visit each of them once a quarter.',
      'You write plainly, stay friendly and have {n} years of work with people.',
      'You learn {thing} by heart and teach it to {person} in your second month.',
      'Your wage rises with the sales of {place}, and {person} keeps the score.',
    ],
  },
];

const SHARED = [
  'We are {n} people and started in {place} with a single {thing} and a loan.',
  'Lunch is cooked by {person}, and on Fridays everybody eats at one table.',
  'You get {n} days of holiday, a pension from the first day and {thing} of your choice.',
  'Our offices in {place} have a workshop, a quiet room and a shower for cyclists.',
  'Please send a short letter to {person}; a photo and a date of birth are not wanted.',
  'We answer within {n} days and meet you twice, once in {place} and once by telephone.',
  'All are welcome here, whatever their age, origin, faith, sex or way of moving.',
  'There are {n} of us on call in turn, and who is woken at night comes later.',
  'You decide with {person} how {thing} is done, and you may be wrong once a week.',
  'Training takes {n} days a year, in {place} or wherever {person} teaches.',
];

const FILL: Readonly<Record<string, readonly string[]>> = {
  n: '2 3 4 5 6 7 8 9 11 12 14 15 18 20 24 25 28 30 36 40 45 48 60 75 90 120'.split(' '),
  person:
    'the head nurse|our founder|a senior colleague|two students|the works council|your neighbour at the desk|the owner|a mentor|our oldest customer|the night porter|the planning team|an engineer from next door|the caretaker|our lawyer|a visiting trainer|the second shift'.split(
      '|',
    ),
  place:
    'Leipzig|the harbour|Porto|the old mill|Ghent|the third floor|Brno|our northern branch|Malmö|the glass hall|Turin|the valley|Galway|the new building|Utrecht|the market square'.split(
      '|',
    ),
  thing:
    'the booking system|freight papers|a small press|the archive|our catalogue|billing|the loading ramp|reports|the garden|search|a map of pipes|timetables|the quality book|spare parts|instruments|our label printer'.split(
      '|',
    ),
};

const COMPANIES =
  'Alderway Bellcroft Cindermoor Dovestone Eastlake Farrowby Grantham Hollinger Ivybridge Juniper Kestrel Lindqvist Marlow Northgate Oakhurst Pellworth'.split(
    ' ',
  );
const FORMS = ['GmbH', 'Ltd', 'Inc.', 'AG', 'S.A.', 'Group'];
const TOWNS =
  'Berlin, Germany|Hamburg, Germany|Lisbon, Portugal|Dublin, Ireland|Vienna, Austria|Lyon, France|Madrid, Spain|Austin, TX'.split(
    '|',
  );
const DAY_MS = 86_400_000;

/** Numbers by chance that are the same in every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The i-th invented advertisement, some 2 kB, the same in every run. Advertisements of one company share its words about
 * itself, and those of one trade share its phrases with other gaps, as real ones do.
 */
export function inventedJob(i: number): Posting {
  const random = chance(i * 7919 + 13);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const sector = SECTORS[i % SECTORS.length] ?? { titles: [], says: [] };
  const company = Math.floor(i / 5) % 20_000;
  const about = chance(company + 1);
  const filled = (sentence: string, by: () => number) =>
    sentence.replace(/\{(\w+)\}/g, (_, gap: string) => {
      const words = FILL[gap] ?? [];
      return words[Math.floor(by() * words.length)] ?? '';
    });
  const say = (list: readonly string[], many: number, by: () => number) =>
    Array.from({ length: many }, () => filled(list[Math.floor(by() * list.length)] ?? '', by));
  const text = [
    say(SHARED, 3, about).join(' '),
    ...say(sector.says, 9, random).map((line) => `- ${line}`),
    say(SHARED, 4, random).join(' '),
    ...say(sector.says, 5, random).map((line) => `- ${line}`),
    say(SHARED, 2, random).join(' '),
  ].join('\n\n');
  return {
    id: `bench:board:${i}`,
    source: 'bench',
    externalId: String(i),
    company: `${COMPANIES[company % COMPANIES.length]} ${Math.floor(company / COMPANIES.length)} ${FORMS[company % FORMS.length]}`,
    title: pick(sector.titles),
    places: [pick(TOWNS)],
    remote: pick(['onsite', 'hybrid', 'remote', 'unknown']),
    remoteRegions: random() < 0.2 ? ['Europe'] : [],
    pay: null,
    employment: pick(['full-time', 'full-time', 'part-time', 'contract']),
    seniority: null,
    language: 'en',
    url: `https://jobs.bench.example/${i}`,
    text,
    postedAt: new Date(Date.UTC(2026, 10, 21) - Math.floor(random() * 60) * DAY_MS),
    closesAt: null,
    contact: null,
    isSample: true,
  };
}
