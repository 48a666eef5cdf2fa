import { expect, it } from 'vitest';
import { linesOf } from '../../src/match/sections.ts';

const kinds = (text: string) => linesOf(text).map(({ kind, text: line }) => [kind, line]);

it('reads headings, lead-ins and the wording of single lines', () => {
  const text = `Acme is a leading provider of pumps.
You will repair pumps.
You'll be a great fit if you have:
- a welding licence
A plus if you know:
- hydraulics
What we offer
- free lunch
We hire regardless of race, religion or age.`;
  expect(kinds(text)).toEqual([
    ['company', 'Acme is a leading provider of pumps.'],
    ['duty', 'You will repair pumps.'],
    ['must', "You'll be a great fit if you have:"],
    ['must', '- a welding licence'],
    ['nice', 'A plus if you know:'],
    ['nice', '- hydraulics'],
    ['benefits', 'What we offer'],
    ['benefits', '- free lunch'],
    ['equal', 'We hire regardless of race, religion or age.'],
  ]);
});

it.each([
  [
    'de',
    `Über uns
Wir bauen Pumpen.
Deine Aufgaben
Pumpen warten
Voraussetzungen
Gesellenbrief
Wünschenswert
Französisch
Wir bieten
30 Tage Urlaub
Wir freuen uns über jede Bewerbung, unabhängig von Geschlecht oder Herkunft.`,
  ],
  [
    'fr',
    `L'entreprise
Nous fabriquons des pompes.
Vos missions
Entretenir les pompes
Profil recherché
CAP mécanique
Les plus
Allemand
Nous vous proposons
Six semaines de repos
Nos postes sont ouverts à tous, sans distinction d'âge ou d'origine.`,
  ],
  [
    'es',
    `Quiénes somos
Fabricamos bombas.
¿Qué harás?
Mantener bombas
Requisitos
Ciclo formativo
Requisitos deseables
Alemán
¿Qué ofrecemos?
Jornada intensiva
Promovemos la igualdad de oportunidades.`,
  ],
])('reads the sections of a posting in %s', (_, text) => {
  expect(linesOf(text).map(({ kind }) => kind)).toEqual([
    ...['company', 'company', 'duty', 'duty', 'must', 'must', 'nice', 'nice'],
    ...['benefits', 'benefits', 'equal'],
  ]);
});

it.each([
  ['Java ist zwingend erforderlich.', 'must'],
  ['Erste Erfahrung mit Java ist wünschenswert.', 'nice'],
  ['Kenntnisse in Java sind gerne gesehen.', 'nice'],
  ['Java exigé.', 'must'],
  ['Une première expérience est souhaitée.', 'nice'],
  ['La connaissance de Java serait un plus.', 'nice'],
  ['Java imprescindible.', 'must'],
  ['Se valorará experiencia con Java.', 'nice'],
  ['Nous gérons des pompes.', 'duty'],
])('reads %j as %s', (text, kind) => {
  expect(linesOf(text).map((line) => line.kind)).toEqual([kind]);
});

it('finds headings in a posting that lost its line breaks', () => {
  const text = 'You cook lunch. Requirements: food hygiene. Benefits: dental plan.';
  expect(linesOf(text).map(({ kind }) => kind)).toEqual(['duty', 'must', 'benefits']);
});

it('does not take a word of a broken sentence for a heading', () => {
  expect(kinds('people sense how customers\nexperience\ntheir products')).toEqual([
    ['duty', 'people sense how customers'],
    ['duty', 'experience'],
    ['duty', 'their products'],
  ]);
});

it('gives exact slices', () => {
  const text = '  One. Two!\n\n• Three   Four ';
  for (const line of linesOf(text))
    expect(text.slice(line.start, line.start + line.text.length)).toBe(line.text);
});
