import type { Fact, FactKind } from './cv.ts';

const LABELS: readonly (readonly [FactKind, string])[] = [
  ['name', 'Name'],
  ['title', 'Title'],
  ['place', 'Place'],
  ['email', 'Email'],
  ['phone', 'Phone'],
  ['link', 'Link'],
  ['years', 'Experience'],
  ['experience', 'Work'],
  ['employer', 'Employers'],
  ['education', 'Education'],
  ['skill', 'Skills'],
  ['language', 'Languages'],
  ['certificate', 'Certificates'],
  ['licence', 'Licences'],
  ['achievement', 'Achievements'],
];

const IN_ONE_LINE = new Set<FactKind>(['skill', 'language', 'employer', 'licence']);

/** The facts as the client reads them, grouped; what the client stated is marked. Empty text when there are none. */
export function factsView(facts: readonly Fact[]): string {
  return LABELS.map(([kind, label]) => {
    const values = facts
      .filter((fact) => fact.kind === kind)
      .map((fact) => (fact.origin === 'client' ? `${fact.value} (told by you)` : fact.value));
    if (values.length === 0) return '';
    const short = IN_ONE_LINE.has(kind) || values.length === 1;
    return short
      ? `${label}: ${values.join(', ')}`
      : `${label}:\n${values.map((value) => `- ${value}`).join('\n')}`;
  })
    .filter(Boolean)
    .join('\n');
}

/** Which kind of fact a client or a model means by a word; null when none. */
export function factKindFrom(word: string): FactKind | null {
  const folded = word
    .trim()
    .toLowerCase()
    .replace(/^(my|the)\s+/, '')
    .replace(/s$/, '');
  const direct = LABELS.find(([kind]) => kind.replace(/s$/, '') === folded);
  return direct?.[0] ?? WORDS.get(folded) ?? null;
}

const WORDS = new Map<string, FactKind>([
  ['job title', 'title'],
  ['role', 'title'],
  ['position', 'title'],
  ['profession', 'title'],
  ['full name', 'name'],
  ['mail', 'email'],
  ['e-mail', 'email'],
  ['email addres', 'email'],
  ['number', 'phone'],
  ['phone number', 'phone'],
  ['mobile', 'phone'],
  ['city', 'place'],
  ['location', 'place'],
  ['addres', 'place'],
  ['year', 'years'],
  ['years of experience', 'years'],
  ['experience year', 'years'],
  ['job', 'experience'],
  ['degree', 'education'],
  ['school', 'education'],
  ['certification', 'certificate'],
  ['website', 'link'],
  ['company', 'employer'],
  ['license', 'licence'],
  ['driving licence', 'licence'],
  ['driving license', 'licence'],
  ["driver's license", 'licence'],
]);
